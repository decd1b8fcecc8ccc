// A project whose files are git objects: the index, or the tree of a commit.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/object_id.h"
#include "engine/ignore_answers.h"
#include "git/index_file.h"
#include "git/object_store.h"
#include "git/repository.h"
#include "git/tree.h"
#include "policy/project.h"

namespace scan::engine {

struct StoredContent {
  ObjectId id;
  git::Mode mode = git::Mode::kFile;
};

// Lists its files at the first question, so that a scan that needs none pays nothing.
class StoredProject : public policy::Project {
 public:
  // Everything given is copied but `changes`, which outlives it; null means that all is in
  // question.
  StoredProject(git::Repository repository, git::ObjectStore store,
                const std::vector<std::string>* changes)
      : ignores_(repository.ignore_case), store_(std::move(store)), changes_(changes) {}

  const std::vector<std::string_view>& files() const override;
  std::optional<std::string> read(std::string_view path, std::size_t most) const override;
  bool exists(std::string_view path) const override { return tracks(path); }
  policy::IgnoreAnswer ignored(std::string_view path, bool is_folder) const override;
  const std::vector<std::string>* changes() const override { return changes_; }

 protected:
  // Files, links and submodules, sorted; those that can be listed, where something is broken: the
  // scan itself tells of that. Views that live as long as the project.
  virtual std::vector<std::string_view> list() const = 0;
  // One of them.
  virtual std::optional<StoredContent> find(std::string_view path) const = 0;
  const git::ObjectStore& store() const { return store_; }

 private:
  mutable IgnoreAnswers ignores_;
  git::ObjectStore store_;
  const std::vector<std::string>* changes_;
  mutable std::once_flag once_;
  mutable std::vector<std::string_view> paths_;
};

// What the next commit will hold.
class IndexProject : public StoredProject {
 public:
  IndexProject(git::Repository repository, git::ObjectStore store,
               std::shared_ptr<const git::IndexFile> index, const std::vector<std::string>* changes)
      : StoredProject(std::move(repository), std::move(store), changes), index_(std::move(index)) {}

 protected:
  std::vector<std::string_view> list() const override;
  std::optional<StoredContent> find(std::string_view path) const override;

 private:
  std::shared_ptr<const git::IndexFile> index_;
};

// What a commit holds.
class CommitProject : public StoredProject {
 public:
  // Without a commit it is empty.
  CommitProject(git::Repository repository, git::ObjectStore store, std::optional<ObjectId> commit,
                const std::vector<std::string>* changes)
      : StoredProject(std::move(repository), std::move(store), changes),
        commit_(std::move(commit)) {}

 protected:
  std::vector<std::string_view> list() const override;
  std::optional<StoredContent> find(std::string_view path) const override;

 private:
  using Files = std::vector<std::pair<std::string, StoredContent>>;
  Files read_trees() const;

  std::optional<ObjectId> commit_;
  mutable Files files_;  // sorted; complete once list() was called
};

}  // namespace scan::engine

// A project whose files are git objects: the index, or the tree of a commit.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/object_id.h"
#include "git/index_file.h"
#include "git/object_store.h"
#include "git/repository.h"
#include "git/tree.h"
#include "policy/project.h"

namespace scan::engine {

struct StoredFile {
  std::string path;
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
      : repository_(std::move(repository)), store_(std::move(store)), changes_(changes) {}

  const std::vector<std::string>& files() const override;
  std::optional<std::string> read(std::string_view path, std::size_t most) const override;
  bool exists(std::string_view path) const override { return tracks(path); }
  policy::IgnoreAnswer ignored(std::string_view path, bool is_folder) const override;
  const std::vector<std::string>* changes() const override { return changes_; }

 protected:
  // Files, links and submodules in any order; those that can be listed, where something is broken:
  // the scan itself tells of that.
  virtual std::vector<StoredFile> list() const = 0;
  // One of them.
  virtual std::optional<StoredFile> find(std::string_view path) const;
  const git::ObjectStore& store() const { return store_; }

 private:
  void load() const;

  git::Repository repository_;
  git::ObjectStore store_;
  const std::vector<std::string>* changes_;
  mutable std::once_flag once_;
  mutable std::vector<std::string> paths_;
  mutable std::vector<StoredFile> files_;  // in the order of paths_
};

// What the next commit will hold.
class IndexProject : public StoredProject {
 public:
  IndexProject(git::Repository repository, git::ObjectStore store,
               std::shared_ptr<const git::IndexFile> index, const std::vector<std::string>* changes)
      : StoredProject(std::move(repository), std::move(store), changes), index_(std::move(index)) {}

 protected:
  std::vector<StoredFile> list() const override;
  std::optional<StoredFile> find(std::string_view path) const override;

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
  std::vector<StoredFile> list() const override;

 private:
  std::optional<ObjectId> commit_;
};

}  // namespace scan::engine

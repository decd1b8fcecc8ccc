// The project of a work tree: files as they stand on disk, tracked as the index has it.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ignore_answers.h"
#include "git/index_file.h"
#include "git/repository.h"
#include "policy/project.h"

namespace scan::engine {

// Lists its files at the first question. Links are never followed.
class WorkTreeProject : public policy::Project {
 public:
  // REQUIRES: the repository has a work tree.
  explicit WorkTreeProject(git::Repository repository)
      : repository_(std::move(repository)), ignores_(repository_.ignore_case) {}

  const std::vector<std::string_view>& files() const override;
  std::optional<std::string> read(std::string_view path, std::size_t most) const override;
  bool exists(std::string_view path) const override;
  policy::IgnoreAnswer ignored(std::string_view path, bool is_folder) const override;
  const std::vector<std::string>* changes() const override { return nullptr; }

 private:
  git::Repository repository_;
  mutable IgnoreAnswers ignores_;
  mutable std::once_flag once_;
  mutable std::optional<git::IndexFile> index_;
  mutable std::vector<std::string_view> paths_;  // into index_
};

// Where there is no repository: nothing is kept, ignored or changed.
class NoProject : public policy::Project {
 public:
  const std::vector<std::string_view>& files() const override { return files_; }
  std::optional<std::string> read(std::string_view, std::size_t) const override { return {}; }
  bool exists(std::string_view) const override { return false; }
  policy::IgnoreAnswer ignored(std::string_view, bool) const override { return {}; }
  const std::vector<std::string>* changes() const override { return nullptr; }

 private:
  std::vector<std::string_view> files_;
};

}  // namespace scan::engine

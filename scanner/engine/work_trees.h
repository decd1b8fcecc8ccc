// Opens the git repositories that a walk of folders meets: what each tracks and ignores.
#pragma once

#include <optional>
#include <string>

#include "git/environment.h"
#include "source/work_tree.h"

namespace scan::engine {

class WorkTrees : public Repositories {
 public:
  // `excludes_file` is the user's own ignore file ("~/.config/git/ignore"), empty where there is
  // none; a repository's core.excludesFile is not followed, as it may name any file.
  WorkTrees(git::Environment environment, std::string excludes_file);

  std::optional<std::string> root_of(const std::string& folder) override;
  Result<WorkTree> open(const std::string& root) override;

 private:
  git::Environment environment_;
  std::string excludes_file_;
};

}  // namespace scan::engine

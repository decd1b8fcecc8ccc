// The git folders of all work trees of a repository (gitrepository-layout(5), worktrees/).
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "git/repository.h"

namespace scan::git {

struct WorkTreeDir {
  std::string path;    // absolute
  std::string prefix;  // of its own references: "" for the main one, else "worktrees/NAME/"
};

// The main one, which is the common folder, first. A link in worktrees/ is told as a Problem.
std::vector<WorkTreeDir> work_tree_dirs(const Repository& repository,
                                        std::vector<Problem>& problems);

}  // namespace scan::git

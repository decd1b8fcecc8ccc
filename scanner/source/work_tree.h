// What the engine tells a walk of the git repositories it meets.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/result.h"
#include "git/ignore.h"
#include "source/tracked_files.h"

namespace scan {

struct WorkTree {
  std::shared_ptr<const TrackedFiles> tracked;  // null: nothing is tracked
  git::IgnoreRules::Ptr ignores;                // .git/info/exclude over the user's global file
  bool ignore_case = false;                     // core.ignoreCase
};

// Called from several workers at once.
class Repositories {
 public:
  virtual ~Repositories() = default;

  // The absolute path of the root of the work tree that holds the absolute path `folder`, without
  // links; nothing outside of one, and inside a `.git`.
  virtual std::optional<std::string> root_of(const std::string& folder) = 0;

  // The work tree at `root`, given by root_of() or found on the way as a folder with a `.git` that
  // looks like a repository. An error becomes a Problem, and every file of the folder is scanned.
  virtual Result<WorkTree> open(const std::string& root) = 0;
};

}  // namespace scan

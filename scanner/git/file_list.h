// The files below one of git's own folders, such as refs/ or logs/, however hostile it is.
// Entry point: list_files.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"

namespace scan::git {

struct FileList {
  std::vector<std::string> files;  // relative to the folder, sorted; regular files
  std::vector<std::string> links;  // the same for symlinks, which are never followed
  std::vector<Problem> problems;   // folders that cannot be read, nest too deep or hold too much
};

// Names that begin with a dot or end in `.lock` are left out, as git leaves them out. `folder`
// itself may be a link: contrib's git-new-workdir lays those. Empty where there is no such folder.
FileList list_files(const std::string& folder);

}  // namespace scan::git

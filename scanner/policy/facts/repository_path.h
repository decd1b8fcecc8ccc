// A path that a file names, from the folder it is meant from, as a path of the repository.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace scan::policy {

// `path` from `folder` (itself relative to the root, "" being it), with `.` and `..` worked out.
// Nothing where it leads out of the repository, is absolute, begins in a home folder, or holds what
// only a shell can expand.
std::optional<std::string> repository_path(std::string_view folder, std::string_view path);

}  // namespace scan::policy

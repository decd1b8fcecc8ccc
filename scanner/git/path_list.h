// Lists of paths in one environment variable, separated by `:`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scan::git {

// As git reads GIT_ALTERNATE_OBJECT_DIRECTORIES: a path that begins with `"` is quoted like a C
// string; empty parts are left out, and so is a part whose quotes do not close.
std::vector<std::string> split_path_list(std::string_view list);

}  // namespace scan::git

// Lists of paths in one variable or file: object folders elsewhere.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace scan::git {

// As git reads GIT_ALTERNATE_OBJECT_DIRECTORIES (separator `:`) and objects/info/alternates (line
// ends): a path that begins with `"` is quoted like a C string, and taken as it stands where the
// quotes do not close; one that begins with `#` is a comment. Empty parts are left out.
std::vector<std::string> split_path_list(std::string_view list, char separator = ':');

}  // namespace scan::git

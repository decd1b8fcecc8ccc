// What the paths that a person typed mean for policy rules.
#pragma once

#include <string>
#include <vector>

namespace scan::engine {

// The folder itself, or the one that holds the file `path`.
std::string folder_of(const std::string& path);

// Is the folder `root` (absolute, without links) itself among `paths`?
bool names_root(const std::vector<std::string>& paths, const std::string& root);

}  // namespace scan::engine

// The ignore file of the user, as git finds it (gitignore(5), git-config(1) core.excludesFile).
#pragma once

#include <string>

namespace scan::cli {

// core.excludesFile of the user's own configuration, else $XDG_CONFIG_HOME/git/ignore, else
// ~/.config/git/ignore. Empty where none of the variables is set; the file need not exist.
std::string user_excludes_file();

}  // namespace scan::cli

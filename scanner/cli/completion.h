// Shell completion, made from the same description as `--help`.
#pragma once

#include <string>
#include <string_view>

namespace scan::cli {

// A script for `shell`, which is bash, zsh or fish.
std::string completion_script(std::string_view shell);

}  // namespace scan::cli

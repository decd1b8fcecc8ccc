// A text as one word of a shell command that a person copies.
#pragma once

#include <string>
#include <string_view>

namespace scan::report {

// For bash, zsh and any shell of POSIX.1-2024. On one line, without control or invisible characters
// whatever the text holds: such texts take the form $'…' with octal escapes.
std::string shell_quoted(std::string_view text);

}  // namespace scan::report

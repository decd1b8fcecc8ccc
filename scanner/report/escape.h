// Text of a repository made harmless for a terminal, and for a build log that obeys `##[command]`.
//
// A file name may hold escape sequences that repaint the screen, line ends that fake a verdict or
// marks that turn the reading direction. Each such character becomes visible: \n, \x1b, \u{202e};
// a byte that is no UTF-8 becomes \xNN. A backslash stays as it is.
#pragma once

#include <string>
#include <string_view>

#include "report/utf8.h"

namespace scan::report {

// One character of `text`, which begins at `at`, as it may be printed.
// REQUIRES: `character` is character_at(text, at).
std::string escaped_character(std::string_view text, std::size_t at, Character character);

std::string escaped(std::string_view text);

}  // namespace scan::report

// Text that a person reads rather than a secret: "postgres", "my-app-credentials", "Enter your
// password".
#pragma once

#include <string_view>

namespace scan {

// Nothing but words between single `-`, `_`, `.`, blanks: each of letters in lower case or with a
// capital first, and of four letters at most or one that the character model (char_model.h) knows
// the like of. Of random texts of lower-case letters 4 in a hundred look like one at eight letters,
// 1 in a thousand at sixteen; with digits or mixed case hardly any does.
bool is_natural_words(std::string_view text);

}  // namespace scan

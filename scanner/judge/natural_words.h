// Text that a person reads rather than a secret: "postgres", "my-app-credentials", "Enter your
// password".
#pragma once

#include <string_view>

namespace scan {

// Nothing but words between single `-`, `_`, `.`, blanks: each of letters in lower case or with a
// capital first, and sounding like a language: no dictionary is asked. A random text of lower-case
// letters alone looks like one now and then; with digits or mixed case it never does.
bool is_natural_words(std::string_view text);

}  // namespace scan

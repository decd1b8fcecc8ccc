// The entries of a configuration document, whichever language it is written in.
#pragma once

#include <string_view>

#include "syntax/entry.h"
#include "syntax/language.h"
#include "syntax/limits.h"

namespace scan::syntax {

// REQUIRES: `language` is one of toml, yaml, json, jsonc, nix, hcl; another gives no entries. What
// does not follow its language is in `errors`, never an exception. Thread-safe. The value of a null
// is empty; numbers and dates are as written. A YAML plain scalar is judged by the core schema of
// YAML 1.2, so `yes`, `no`, `on` and `off` are strings: the text is kept, and a rule that means
// YAML 1.1 asks for it. Duplicate keys are entries of their own. Limits cut the stream and set
// `incomplete`.
Document read_entries(Language language, std::string_view text, const Limits& limits = {});

}  // namespace scan::syntax

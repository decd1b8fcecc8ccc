// Words that people write where a secret should stand: "changeme", "your-key-here", "dummy".
#pragma once

#include <string_view>

namespace scan {

// Any case. A word counts whole between delimiters, as the larger part of the value, or inside it
// where a random value would hold it with a chance below one in sixteen million.
bool has_placeholder_word(std::string_view value);

}  // namespace scan

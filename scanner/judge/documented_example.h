// Secrets that a standard prints as examples and everybody copies: the keys of RFC 7520.
#pragma once

#include <string_view>

namespace scan {

// Known by their hash, so that none stands in this program.
bool is_documented_example(std::string_view value);

}  // namespace scan

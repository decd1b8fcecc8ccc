// Is a text UTF-8 (RFC 3629: no overlong forms, no surrogates, at most U+10FFFF)?
#pragma once

#include <string_view>

namespace scan {

// The length in bytes of the code point that begins `text`, 0 where none does.
std::size_t utf8_length(std::string_view text);

bool is_utf8(std::string_view text);

}  // namespace scan

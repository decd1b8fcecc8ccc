// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing above U+10FFFF.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace scan {

inline constexpr std::string_view kUtf8Bom = "\xef\xbb\xbf";

// The length of the well-formed sequence that `text` begins with, 0 if it begins with none.
// REQUIRES: `text` is not empty.
std::size_t utf8_sequence(std::string_view text);

// How many bytes of `text`, from its first, are whole and well-formed sequences.
std::size_t utf8_prefix(std::string_view text);

inline bool is_utf8(std::string_view text) { return utf8_prefix(text) == text.size(); }

// REQUIRES: `code_point` is one, and no surrogate.
void append_utf8(std::string& out, char32_t code_point);

}  // namespace scan

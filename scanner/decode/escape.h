// One escape as programming languages, JSON and URLs write it: `\n`, `\"`, `\/`, `\x41`, `\u0041`
// (with surrogate pairs), `%41`.
//
// JSON: RFC 8259 section 7; URLs: RFC 3986 section 2.1; `\x` as in C, JavaScript and Python.
// Entry points: read_escape, is_telling_escape.
#pragma once

#include <cstddef>
#include <string_view>

namespace scan::decode {

struct Escape {
  std::size_t size = 0;     // bytes it takes; 0: no escape stands here
  char32_t code_point = 0;  // below 256 and of `%` or `\x`: a byte
  bool is_byte = false;
};

// The escape that stands at `at`. REQUIRES: at < text.size().
Escape read_escape(std::string_view text, std::size_t at);

// Whether the escape at `at`, if one stands there, could hide a secret from patterns over the text
// as it is: one of a printable ASCII character or a line end that a word of at least kLeastWord
// characters follows or holds. Looks at a bounded number of bytes on both sides.
bool is_telling_escape(std::string_view text, std::size_t at);

inline constexpr std::size_t kLeastWord = 16;

}  // namespace scan::decode

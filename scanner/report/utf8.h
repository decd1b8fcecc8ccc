// Bytes to characters for printing, where the bytes may be anything (UTF-8 of RFC 3629).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace scan::report {

// One character, or one byte that begins none.
struct Character {
  std::optional<char32_t> code_point;  // empty for a byte that is no UTF-8
  std::size_t size = 1;                // in bytes
};

// What begins at `at`. Overlong forms, surrogates and values past U+10FFFF are bytes.
// REQUIRES: at < text.size().
Character character_at(std::string_view text, std::size_t at);

// With U+FFFD for each byte that is no UTF-8.
std::string lossy_utf8(std::string_view text);

// Code points, each invalid byte counted as one.
std::size_t count_characters(std::string_view text);

// Columns a terminal gives a printable character: 0, 1 or 2. An approximation of UAX #11 by blocks.
std::size_t columns_of(char32_t code_point);

// Columns of a text without control characters.
std::size_t columns_of(std::string_view text);

}  // namespace scan::report

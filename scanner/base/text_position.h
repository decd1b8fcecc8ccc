// Where in a text a byte stands, kept while the text streams by.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace scan {

struct TextPosition {
  std::uint64_t lines = 0;   // newlines before
  std::uint64_t column = 0;  // code points since the last newline

  // Moves past `bytes`. A code point is counted at its first byte; a stray byte counts as one,
  // save a UTF-8 continuation byte, which never counts.
  void advance(std::string_view bytes);
};

// Bytes of `text` that are not UTF-8 continuation bytes.
std::size_t count_code_points(std::string_view text);

std::size_t count_newlines(std::string_view text);

}  // namespace scan

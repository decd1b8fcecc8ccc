// A text as the character model reads it: letters without case, all digits as one symbol, one
// symbol for every boundary between words. Entry point: for_each_symbol.
//
// Where the case says that a word begins ("getUserToken", "HTTPServer") a boundary is read too, so
// that an identifier is the words it is made of, and random letters of mixed case are many words of
// one or two letters, which no language has.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"

namespace scan {

inline constexpr std::uint8_t kDigitSymbol = 26;  // before it: the letters
inline constexpr std::uint8_t kBoundarySymbol = 27;
inline constexpr std::size_t kSymbols = 28;

constexpr bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_ascii_upper(text[at])) return false;
  if (is_ascii_lower(text[at - 1])) return true;
  return is_ascii_upper(text[at - 1]) && at + 1 < text.size() && is_ascii_lower(text[at + 1]);
}

// Calls `each` with the symbols of `text` in order. It begins and ends with a boundary, and there
// are never two in a row.
template <typename Each>
void for_each_symbol(std::string_view text, Each each) {
  std::uint8_t last = kBoundarySymbol;
  const auto tell = [&](std::uint8_t symbol) {
    if (symbol == kBoundarySymbol && last == symbol) return;
    each(symbol);
    last = symbol;
  };
  each(kBoundarySymbol);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (begins_word(text, at)) tell(kBoundarySymbol);
    if (is_ascii_letter(c)) {
      tell(static_cast<std::uint8_t>(to_ascii_lower(c) - 'a'));
    } else {
      tell(is_ascii_digit(c) ? kDigitSymbol : kBoundarySymbol);
    }
  }
  tell(kBoundarySymbol);
}

}  // namespace scan

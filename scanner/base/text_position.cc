// Plain counting loops that the compiler turns into vector code: sums of comparisons in blocks
// short enough for a byte-wide sum not to overflow.
#include "base/text_position.h"

#include <algorithm>
#include <cstring>

namespace scan {
namespace {

template <typename Counts>
std::size_t count_if_fast(std::string_view text, Counts counts) {
  constexpr std::size_t kBlock = 255;
  std::size_t total = 0;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
    const std::size_t end = std::min(begin + kBlock, text.size());
    std::uint8_t block = 0;
    for (std::size_t i = begin; i < end; ++i) {
      block = static_cast<std::uint8_t>(block + (counts(text[i]) ? 1 : 0));
    }
    total += block;
  }
  return total;
}

}  // namespace

std::size_t count_code_points(std::string_view text) {
  // Continuation bytes 0x80..0xBF are the signed values below -64.
  return count_if_fast(text, [](char c) { return static_cast<signed char>(c) >= -64; });
}

std::size_t count_newlines(std::string_view text) {
  return count_if_fast(text, [](char c) { return c == '\n'; });
}

void TextPosition::advance(std::string_view bytes) {
  const std::size_t newline = bytes.rfind('\n');
  if (newline != std::string_view::npos) {
    lines += count_newlines(bytes);
    column = 0;
    bytes.remove_prefix(newline + 1);
  }
  column += count_code_points(bytes);
}

}  // namespace scan

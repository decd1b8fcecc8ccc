// UTF-16 (Unicode 15, section 3.9, D91) read unit by unit. Entry point: utf16_to_utf8.
#include "decode/text.h"

#include <cstdint>

#include "base/utf8.h"

namespace scan::decode {
namespace {

constexpr char32_t kByteOrderMark = 0xfeff;
constexpr char32_t kReplacement = 0xfffd;

bool is_high(char32_t unit) { return unit >= 0xd800 && unit < 0xdc00; }
bool is_low(char32_t unit) { return unit >= 0xdc00 && unit < 0xe000; }

}  // namespace

std::string utf16_to_utf8(std::string_view bytes, ContentKind kind, bool at_start) {
  const std::size_t low_byte = kind == ContentKind::kUtf16Be ? 1 : 0;
  const std::size_t units = bytes.size() / 2;
  const auto unit = [&](std::size_t i) {
    const auto low = static_cast<std::uint8_t>(bytes[2 * i + low_byte]);
    const auto high = static_cast<std::uint8_t>(bytes[2 * i + 1 - low_byte]);
    return static_cast<char32_t>((high << 8) | low);
  };
  std::string out;
  out.reserve(units + units / 8 + 4);
  std::size_t i = at_start && units > 0 && unit(0) == kByteOrderMark ? 1 : 0;
  for (; i < units; ++i) {
    char32_t code_point = unit(i);
    if (is_high(code_point) && i + 1 < units && is_low(unit(i + 1))) {
      code_point = 0x10000 + ((code_point - 0xd800) << 10) + (unit(++i) - 0xdc00);
    } else if (is_high(code_point) || is_low(code_point)) {
      code_point = kReplacement;
    }
    append_utf8(out, code_point);
  }
  if (bytes.size() % 2 != 0) append_utf8(out, kReplacement);
  return out;
}

}  // namespace scan::decode

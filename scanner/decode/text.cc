// UTF-16 decoding, one code point at a time.
#include "decode/text.h"

#include <cstdint>

namespace scan::decode {
namespace {

constexpr std::uint32_t kReplacement = 0xFFFD;
constexpr std::uint32_t kByteOrderMark = 0xFEFF;

bool is_high_surrogate(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

void append_utf8(std::string& out, std::uint32_t point) {
  const auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (point < 0x80) {
    add(point);
  } else if (point < 0x800) {
    add(0xC0 | point >> 6);
    add(0x80 | (point & 0x3F));
  } else if (point < 0x10000) {
    add(0xE0 | point >> 12);
    add(0x80 | (point >> 6 & 0x3F));
    add(0x80 | (point & 0x3F));
  } else {
    add(0xF0 | point >> 18);
    add(0x80 | (point >> 12 & 0x3F));
    add(0x80 | (point >> 6 & 0x3F));
    add(0x80 | (point & 0x3F));
  }
}

}  // namespace

std::string_view without_bom(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  return bytes;
}

std::string utf8_from_utf16(std::string_view bytes, bool big_endian) {
  const std::size_t units = bytes.size() / 2;
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[2 * i]);
    const auto second = static_cast<unsigned char>(bytes[2 * i + 1]);
    return static_cast<std::uint32_t>(big_endian ? first << 8 | second : second << 8 | first);
  };
  std::string out;
  out.reserve(units + units / 2);
  for (std::size_t i = units > 0 && unit(0) == kByteOrderMark ? 1 : 0; i < units; ++i) {
    std::uint32_t point = unit(i);
    if (is_high_surrogate(point) && i + 1 < units && is_low_surrogate(unit(i + 1))) {
      point = 0x10000 + ((point - 0xD800) << 10) + (unit(++i) - 0xDC00);
    } else if (is_high_surrogate(point) || is_low_surrogate(point)) {
      point = kReplacement;
    }
    append_utf8(out, point);
  }
  return out;
}

}  // namespace scan::decode

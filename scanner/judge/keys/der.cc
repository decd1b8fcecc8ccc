// A length is one byte up to 127, or a byte 0x80+k and k bytes, highest first. Entry point:
// DerReader.
#include "judge/keys/der.h"

namespace scan {

std::optional<DerItem> DerReader::next() {
  if (rest_.size() < 2) return std::nullopt;
  const auto byte = [&](std::size_t at) { return static_cast<std::uint8_t>(rest_[at]); };
  const std::uint8_t tag = byte(0);
  if ((tag & 0x1f) == 0x1f) return std::nullopt;
  std::size_t length = byte(1);
  std::size_t header = 2;
  if (length >= 0x80) {
    const std::size_t count = length - 0x80;
    if (count == 0 || count > 4 || rest_.size() < header + count) return std::nullopt;
    length = 0;
    for (std::size_t i = 0; i < count; ++i) length = (length << 8) | byte(header + i);
    if (length < 0x80 || byte(header) == 0) return std::nullopt;
    header += count;
  }
  if (rest_.size() - header < length) return std::nullopt;
  const DerItem item{tag, rest_.substr(header, length)};
  rest_.remove_prefix(header + length);
  return item;
}

std::optional<std::string_view> DerReader::next(std::uint8_t tag) {
  const std::optional<DerItem> item = next();
  if (!item || item->tag != tag) return std::nullopt;
  return item->body;
}

}  // namespace scan

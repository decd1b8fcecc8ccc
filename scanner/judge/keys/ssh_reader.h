// The encoding of SSH (RFC 4251 section 5): a string is its length in four bytes, highest first,
// and its bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace scan {

// Reads one item after another. Nothing where the bytes end before the item does.
class SshReader {
 public:
  explicit SshReader(std::string_view bytes) : rest_(bytes) {}

  std::optional<std::uint32_t> number() {
    if (rest_.size() < 4) return std::nullopt;
    std::uint32_t value = 0;
    for (char c : rest_.substr(0, 4)) value = (value << 8) | static_cast<unsigned char>(c);
    rest_.remove_prefix(4);
    return value;
  }

  // A view into the reader's bytes.
  std::optional<std::string_view> string() {
    const std::optional<std::uint32_t> size = number();
    if (!size || *size > rest_.size()) return std::nullopt;
    const std::string_view out = rest_.substr(0, *size);
    rest_.remove_prefix(*size);
    return out;
  }

 private:
  std::string_view rest_;
};

}  // namespace scan

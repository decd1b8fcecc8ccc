// Takes big-endian numbers and pieces from the front of some bytes, never past their end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace scan::git {

// After a take that asked for more than there is, ok() is false for good and takes give zeros or
// nothing. Views are of the bytes given, which must outlive them.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t take_u8() { return static_cast<std::uint8_t>(take_number(1)); }
  std::uint16_t take_u16() { return static_cast<std::uint16_t>(take_number(2)); }
  std::uint32_t take_u32() { return static_cast<std::uint32_t>(take_number(4)); }
  std::uint64_t take_u64() { return take_number(8); }

  std::string_view take(std::size_t size) {
    if (size > rest_.size()) return fail();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  // The text before the next `end`, which is taken as well.
  std::string_view take_until(char end) {
    const std::size_t size = rest_.find(end);
    if (size == std::string_view::npos) return fail();
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(size + 1);
    return taken;
  }

  bool ok() const { return ok_; }
  std::size_t left() const { return rest_.size(); }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view fail() {
    ok_ = false;
    rest_ = {};
    return {};
  }

  std::uint64_t take_number(std::size_t size) {
    std::uint64_t value = 0;
    for (const char c : take(size)) value = value << 8 | static_cast<unsigned char>(c);
    return value;
  }

  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace scan::git

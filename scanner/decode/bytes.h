// Integers from bytes that anyone may have written: a read outside of them gives nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace scan::decode {

// `size` bytes, the least first. REQUIRES: size <= 8. 0 where they are not all there.
inline std::uint64_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || size > bytes.size() - at) return 0;
  std::uint64_t value = 0;
  for (std::size_t i = size; i-- > 0;) {
    value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

// The same, the greatest first.
inline std::uint64_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  if (at > bytes.size() || size > bytes.size() - at) return 0;
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
  }
  return value;
}

// As much of [at, at + size) as there is.
inline std::string_view part_of(std::string_view bytes, std::uint64_t at, std::uint64_t size) {
  if (at >= bytes.size()) return {};
  return bytes.substr(static_cast<std::size_t>(at),
                      static_cast<std::size_t>(size < bytes.size() ? size : bytes.size()));
}

}  // namespace scan::decode

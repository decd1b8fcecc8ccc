// The name of a git object: 20 bytes (SHA-1) or 32 (SHA-256).
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>

namespace scan {

class ObjectId {
 public:
  static constexpr std::size_t kSha1 = 20;
  static constexpr std::size_t kSha256 = 32;

  ObjectId() = default;

  // Copies `size` raw bytes. REQUIRES: size is kSha1 or kSha256.
  static ObjectId from_raw(const void* bytes, std::size_t size) {
    ObjectId id;
    id.size_ = static_cast<std::uint8_t>(size);
    std::memcpy(id.bytes_.data(), bytes, size);
    return id;
  }

  // Nothing when the text is not exactly 40 or 64 hexadecimal digits.
  static std::optional<ObjectId> from_hex(std::string_view hex);

  const std::uint8_t* data() const { return bytes_.data(); }
  std::size_t size() const { return size_; }  // 0 for a default-made id
  bool is_zero() const { return *this == zero(size_); }
  static ObjectId zero(std::size_t size) {
    ObjectId id;
    id.size_ = static_cast<std::uint8_t>(size);
    return id;
  }
  std::string hex() const;

  auto operator<=>(const ObjectId&) const = default;

 private:
  std::array<std::uint8_t, kSha256> bytes_{};
  std::uint8_t size_ = 0;
};

}  // namespace scan

// A fast 64-bit hash whose key nobody outside the process knows, so that nobody can make two texts
// that share it. For tables that keep the hash in the place of the text.
//
// Multiply-and-fold as in wyhash (Wang Yi, public domain): words of eight bytes are mixed by the
// two halves of a 128-bit product.
#pragma once

#include <cstdint>
#include <cstring>
#include <random>
#include <string_view>

namespace scan {

class KeyedHash {
 public:
  KeyedHash() {
    std::random_device random;
    for (std::uint64_t& part : key_) {
      part = (std::uint64_t{random()} << 32 | random()) | 1;
    }
  }

  std::uint64_t operator()(std::string_view text) const {
    std::uint64_t hash = key_[0] ^ text.size();
    while (text.size() > 8) {
      hash = mix(hash ^ word(text.data(), 8), key_[1]);
      text.remove_prefix(8);
    }
    hash = mix(hash ^ word(text.data(), text.size()), key_[2]);
    return mix(hash, key_[3]);
  }

 private:
  static std::uint64_t word(const char* at, std::size_t size) {
    std::uint64_t value = 0;
    std::memcpy(&value, at, size);
    return value;
  }
  static std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
    const auto product = static_cast<unsigned __int128>(a) * b;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
  }

  std::uint64_t key_[4];
};

}  // namespace scan

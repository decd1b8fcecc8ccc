// SHA-256 (FIPS 180-4), from Mbed TLS, which libgit2 links anyway.
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace scan {

using Sha256 = std::array<std::uint8_t, 32>;

// The 32 bytes as they are. Lives as long as `digest`.
inline std::string_view bytes_of(const Sha256& digest) {
  return {reinterpret_cast<const char*>(digest.data()), digest.size()};
}

// The digest of all parts, each preceded by its length as eight little-endian bytes, so that no
// two different lists of parts hash alike.
Sha256 sha256_of_parts(std::initializer_list<std::string_view> parts);

// The plain digest of `bytes`.
Sha256 sha256(std::string_view bytes);

}  // namespace scan

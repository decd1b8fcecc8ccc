// A CRC-32 in six base62 digits, as GitHub and npm end their tokens.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace scan::tokens {

// Digits 0-9, A-Z, a-z; as many as `width` with zeros in front. REQUIRES: `width` can hold it.
std::string base62_number(std::uint32_t number, std::size_t width);

// The six characters that follow `random`.
std::string base62_crc32(std::string_view random);

}  // namespace scan::tokens

// Marvin32, the keyed checksum in Microsoft's identifiable secrets.
#pragma once

#include <cstdint>
#include <string_view>

namespace scan::tokens {

std::uint64_t marvin64(std::string_view bytes, std::uint64_t seed);

// The two halves of the above, one upon the other.
std::uint32_t marvin32(std::string_view bytes, std::uint64_t seed);

}  // namespace scan::tokens

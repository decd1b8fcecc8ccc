// Bytes as hexadecimal text.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace scan {

// Two lower-case digits for each byte.
std::string hex_text(std::span<const std::uint8_t> bytes);

}  // namespace scan

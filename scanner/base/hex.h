// Bytes as hexadecimal text.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace scan {

// Two lower-case digits for each byte.
std::string hex_text(std::span<const std::uint8_t> bytes);

// What the digit of either case stands for; -1 where `c` is none.
int hex_value(char c);

// The bytes that `text` writes; nothing where it has another character or an odd number of them.
std::optional<std::string> hex_bytes(std::string_view text);

}  // namespace scan

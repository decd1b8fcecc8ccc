// Numbers in the alphabets that vendors write checksums in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace scan::tokens {

inline constexpr std::string_view kBase62Digits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
inline constexpr std::string_view kBase36Digits = "0123456789abcdefghijklmnopqrstuvwxyz";

// The highest digit first, with zeros in front up to `width`. REQUIRES: `width` can hold it.
std::string number_text(std::uint32_t number, std::string_view digits, std::size_t width);

}  // namespace scan::tokens

// The words of BIP-39 seed phrases, English.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace scan::tokens {

inline constexpr std::size_t kBip39Words = 2048;

// The number of a word, which is lower case: eleven bits. Nothing for a word that is not in it.
std::optional<std::uint32_t> bip39_word(std::string_view word);

// The word of a number. REQUIRES: less than kBip39Words.
std::string_view bip39_word_at(std::size_t number);

}  // namespace scan::tokens

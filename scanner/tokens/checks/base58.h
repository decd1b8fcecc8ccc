// Base58Check, in which Bitcoin and its kin write keys.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace scan::tokens {

// The bytes without their checksum, which is the first four of the SHA-256 of the SHA-256 of them.
// Nothing where it does not match, a character is foreign or the text has more than 128.
std::optional<std::string> base58check_decode(std::string_view text);

// The text of `bytes` and their checksum.
std::string base58check_encode(std::string_view bytes);

}  // namespace scan::tokens

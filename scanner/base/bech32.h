// Bech32 (BIP 173), in which age writes its keys, without that proposal's limit of 90 characters.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scan {

struct Bech32 {
  std::string prefix;  // in lower case, without the separating 1
  std::string bytes;
};

// Nothing where the case is mixed, a character is foreign, the checksum is wrong or spare bits are
// not zero.
std::optional<Bech32> bech32_decode(std::string_view text);

// In lower case. REQUIRES: `prefix` is in lower case.
std::string bech32_encode(std::string_view prefix, std::string_view bytes);

}  // namespace scan

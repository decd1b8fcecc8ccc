// age identities: `AGE-SECRET-KEY-1…` (32 bytes), its post-quantum kin `AGE-SECRET-KEY-PQ-1…` and
// `AGE-PLUGIN-NAME-1…`, all in upper-case Bech32.
//
// https://github.com/C2SP/C2SP/blob/main/age.md#the-x25519-recipient-type
// https://github.com/C2SP/C2SP/blob/main/age-plugin.md
#include "tokens/checks/bech32.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {

Verdict check_age(std::string_view secret) {
  constexpr std::size_t kMostText = 4096;
  const auto decoded = bech32_decode(secret.substr(0, kMostText));
  if (!decoded) return {Outcome::kLowered, "its checksum does not match"};
  const bool key = decoded->prefix.starts_with("age-secret-key-") && decoded->bytes.size() == 32;
  const bool plugin = decoded->prefix.starts_with("age-plugin-");
  if (key || plugin) return {Outcome::kProved, ""};
  return {Outcome::kLowered, "it is no age identity"};
}

}  // namespace scan::tokens

// `AGE-SECRET-KEY-1…` (32 bytes), its post-quantum kin `AGE-SECRET-KEY-PQ-1…` and
// `AGE-PLUGIN-NAME-1…`, all in upper-case Bech32. Entry point: read_age_identity.
//
// https://github.com/C2SP/C2SP/blob/main/age.md#the-x25519-recipient-type
// https://github.com/C2SP/C2SP/blob/main/age-plugin.md
#include "judge/keys/age_identity.h"

#include "base/bech32.h"

namespace scan {

AgeIdentity read_age_identity(std::string_view text) {
  constexpr std::size_t kMostText = 4096;
  const auto decoded = bech32_decode(text.substr(0, kMostText));
  if (!decoded) return AgeIdentity::kWrongChecksum;
  if (decoded->prefix.starts_with("age-secret-key-") && decoded->bytes.size() == 32) {
    return AgeIdentity::kKey;
  }
  return decoded->prefix.starts_with("age-plugin-") ? AgeIdentity::kPlugin : AgeIdentity::kOther;
}

}  // namespace scan

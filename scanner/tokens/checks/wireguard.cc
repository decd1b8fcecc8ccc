// WireGuard's private keys: 32 bytes of Curve25519 in base64, with the bits that `wg genkey` sets.
// One in 32 random values has them too, so they prove nothing; without them it is a public or a
// preshared key.
//
// https://git.zx2c4.com/wireguard-tools/tree/src/genkey.c and curve25519.h (RFC 7748 section 5)
#include "base/base64.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {

Verdict check_wireguard(std::string_view secret) {
  constexpr std::size_t kMostText = 64;
  const auto bytes = base64_decode(secret.substr(0, kMostText));
  if (!bytes || bytes->size() != 32) return {Outcome::kLowered, "it is no key of 32 bytes"};
  const auto first = static_cast<std::uint8_t>(bytes->front());
  const auto last = static_cast<std::uint8_t>(bytes->back());
  if ((first & 7) == 0 && (last & 0xc0) == 0x40) return {};
  return {Outcome::kLowered, "it has not the fixed bits of a WireGuard private key"};
}

}  // namespace scan::tokens

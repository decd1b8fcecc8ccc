// Secret keys that are plain base64 with a property of their own.
//
// Nix: `name:` and 64 bytes,
// https://nix.dev/manual/nix/latest/command-ref/nix-store/generate-binary-cache-key WireGuard: 32
// bytes of Curve25519 with the bits that `wg genkey` sets,
// https://git.zx2c4.com/wireguard-tools/tree/src/genkey.c (RFC 7748 section 5). One in 32 random
// values has them too, so they prove nothing; without them it is a public or preshared key.
// Entry points: check_nix, check_wireguard.
#include "base/base64.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {

Verdict check_nix(std::string_view secret) {
  const std::size_t colon = secret.rfind(':');
  const std::string_view key =
      colon == std::string_view::npos ? secret : secret.substr(colon + 1, 128);
  const auto bytes = base64_decode(key.substr(0, 128));
  if (bytes && bytes->size() == 64) return {Outcome::kProved, ""};
  return {Outcome::kLowered, "it is no Ed25519 key of 64 bytes"};
}

Verdict check_wireguard(std::string_view secret) {
  const auto bytes = base64_decode(secret.substr(0, 64));
  if (!bytes || bytes->size() != 32) return {Outcome::kLowered, "it is no key of 32 bytes"};
  const auto first = static_cast<std::uint8_t>(bytes->front());
  const auto last = static_cast<std::uint8_t>(bytes->back());
  if ((first & 7) == 0 && (last & 0xc0) == 0x40) return {};
  return {Outcome::kLowered, "it has not the fixed bits of a WireGuard private key"};
}

}  // namespace scan::tokens

// Nix's binary cache signing keys: `name:` and the 64 bytes of an Ed25519 key in base64.
//
// https://nix.dev/manual/nix/latest/command-ref/nix-store/generate-binary-cache-key
#include "base/base64.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {

Verdict check_nix(std::string_view secret) {
  constexpr std::size_t kMostKey = 128;
  const std::size_t colon = secret.rfind(':');
  const std::size_t key = colon == std::string_view::npos ? 0 : colon + 1;
  const auto bytes = base64_decode(secret.substr(key, kMostKey));
  if (bytes && bytes->size() == 64) return {Outcome::kProved, ""};
  return {Outcome::kLowered, "it is no Ed25519 key of 64 bytes"};
}

}  // namespace scan::tokens

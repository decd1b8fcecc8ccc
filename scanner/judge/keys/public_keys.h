// The public keys and certificates that stand in a text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "judge/keys/key_identity.h"

namespace scan {

struct PublicKey {
  KeyIdentity identity;
  bool is_certificate = false;
  std::optional<std::int64_t> not_after = {};  // of a certificate, seconds since 1970
};

// Those in PEM (CERTIFICATE, PUBLIC KEY, RSA PUBLIC KEY), also as one long base64, and those of SSH
// (`ssh-ed25519 AAAA…`), in order, at most 64 of them. At most 1 MiB is looked at.
std::vector<PublicKey> public_keys_in(std::string_view text);

}  // namespace scan

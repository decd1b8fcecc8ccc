// Is a text a private key block whose body is whole: PEM, OpenSSH, OpenPGP?
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "judge/keys/key_identity.h"

namespace scan {

enum class KeyBlockState : std::uint8_t {
  kNone,       // there is no BEGIN line, or not the one asked for
  kBroken,     // a block, but its body is no key of the kind that the label names
  kPlain,      // a key that works as it is
  kEncrypted,  // a key behind a passphrase
};

struct KeyBlock {
  KeyBlockState state = KeyBlockState::kNone;
  std::string_view problem;   // of kBroken, after "the block": "does not decode"; static storage
  KeyIdentity identity = {};  // as far as it can be read
  std::string cipher = {};    // of kEncrypted, where the block names it; may hold any byte
  std::optional<std::int64_t> created = {};  // seconds since 1970; OpenPGP only
  bool whole() const {
    return state == KeyBlockState::kPlain || state == KeyBlockState::kEncrypted;
  }
};

// The first block of `text`, as read_armor finds it. `only` is the label it must have; empty for
// any. Certificates and public keys are kBroken: their bodies hold no private key.
KeyBlock read_key_block(std::string_view text, std::string_view only = "");

}  // namespace scan

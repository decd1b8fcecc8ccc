// Is a text a private key block whose body is whole: PEM, OpenSSH, OpenPGP?
#pragma once

#include <cstdint>
#include <string_view>

namespace scan {

enum class KeyBlockState : std::uint8_t {
  kNone,       // there is no BEGIN line, or not the one asked for
  kBroken,     // a block, but its body is no key of the kind that the label names
  kPlain,      // a key that works as it is
  kEncrypted,  // a key behind a passphrase
};

struct KeyBlock {
  KeyBlockState state = KeyBlockState::kNone;
  std::string_view problem;  // of kBroken, after "the block": "does not decode"; static storage
  bool whole() const {
    return state == KeyBlockState::kPlain || state == KeyBlockState::kEncrypted;
  }
};

// The first block of `text`, as read_armor finds it. `only` is the label it must have; empty for
// any. Certificates and public keys are kBroken: their bodies hold no private key.
KeyBlock read_key_block(std::string_view text, std::string_view only = "");

}  // namespace scan

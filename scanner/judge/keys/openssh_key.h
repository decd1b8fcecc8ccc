// OpenSSH's own private key container, `openssh-key-v1`.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "judge/keys/key_identity.h"

namespace scan {

enum class OpensshKeyState : std::uint8_t { kBroken, kPlain, kEncrypted };

struct OpensshKey {
  OpensshKeyState state = OpensshKeyState::kBroken;
  KeyIdentity identity = {};  // of the first key; encrypted ones have it in the clear too
  std::string cipher = {};    // of kEncrypted: "aes256-ctr"; may hold any byte
};

OpensshKey read_openssh_key(std::string_view bytes);

}  // namespace scan

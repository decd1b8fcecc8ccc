// Public keys as SSH writes them, which stand in .pub files, authorized_keys and known_hosts, and
// in the clear inside OpenSSH's and PuTTY's private keys.
#pragma once

#include <optional>
#include <string_view>

#include "judge/keys/key_identity.h"

namespace scan {

// `blob` is what stands in base64 behind `ssh-ed25519 `. Nothing for a kind that is not known and
// for bytes that end early.
std::optional<KeyIdentity> ssh_public_key(std::string_view blob);

}  // namespace scan

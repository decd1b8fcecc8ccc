// https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key: magic, cipher, kdf, kdf options, number
// of keys, that many public keys, then the private part, which begins with one number twice. Entry
// point: read_openssh_key.
#include "judge/keys/openssh_key.h"

#include <optional>

#include "judge/keys/ssh_public_key.h"
#include "judge/keys/ssh_reader.h"

namespace scan {

OpensshKey read_openssh_key(std::string_view bytes) {
  constexpr std::string_view kMagic("openssh-key-v1\0", 15);
  constexpr std::uint32_t kMostKeys = 16;
  constexpr std::size_t kMostName = 64;
  if (!bytes.starts_with(kMagic)) return {};
  SshReader reader(bytes.substr(kMagic.size()));
  const auto cipher = reader.string();
  const auto kdf = reader.string();
  const auto options = reader.string();
  const auto keys = reader.number();
  if (!cipher || !kdf || !options || !keys || *keys == 0 || *keys > kMostKeys) return {};
  OpensshKey key;
  for (std::uint32_t i = 0; i < *keys; ++i) {
    const auto open = reader.string();
    if (!open) return {};
    if (i == 0) key.identity = ssh_public_key(*open).value_or(KeyIdentity{});
  }
  const auto secret = reader.string();
  if (!secret || secret->size() < 16) return {};
  if (*cipher != "none") {
    key.state = OpensshKeyState::kEncrypted;
    key.cipher = cipher->substr(0, kMostName);
  } else if (secret->substr(0, 4) == secret->substr(4, 4)) {
    key.state = OpensshKeyState::kPlain;
  }
  return key;
}

}  // namespace scan

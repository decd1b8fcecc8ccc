// OpenSSH's own private key container, `openssh-key-v1`.
#pragma once

#include <cstdint>
#include <string_view>

namespace scan {

enum class OpensshKey : std::uint8_t { kBroken, kPlain, kEncrypted };

OpensshKey read_openssh_key(std::string_view bytes);

}  // namespace scan

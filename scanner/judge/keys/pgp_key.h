// OpenPGP secret keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scan {

enum class PgpKeyState : std::uint8_t {
  kBroken,
  kPlain,
  kEncrypted,
  kUnknown,  // a secret key whose protection could not be read
};

struct PgpKey {
  PgpKeyState state = PgpKeyState::kBroken;
  std::string algorithm = {};                // "RSA 4096"; empty where it is not known
  std::optional<std::int64_t> created = {};  // seconds since 1970
};

// The first packet of `bytes`.
PgpKey read_pgp_key(std::string_view bytes);

// The checksum of the armour (RFC 9580 section 6.1.1), 24 bits.
std::uint32_t crc24(std::string_view bytes);

}  // namespace scan

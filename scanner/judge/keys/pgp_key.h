// OpenPGP secret keys.
#pragma once

#include <cstdint>
#include <string_view>

namespace scan {

enum class PgpKey : std::uint8_t { kBroken, kPlain, kEncrypted, kUnknown };

// The first packet of `bytes`; kUnknown is a secret key whose protection could not be read.
PgpKey read_pgp_key(std::string_view bytes);

// The checksum of the armour (RFC 9580 section 6.1.1), 24 bits.
std::uint32_t crc24(std::string_view bytes);

}  // namespace scan

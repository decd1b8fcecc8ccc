// age's identities (the private half of a recipient), told by their checksum.
#pragma once

#include <cstdint>
#include <string_view>

namespace scan {

enum class AgeIdentity : std::uint8_t {
  kWrongChecksum,  // or no Bech32 at all
  kOther,          // Bech32, but no identity: a recipient, say
  kKey,            // AGE-SECRET-KEY-1… or AGE-SECRET-KEY-PQ-1…
  kPlugin,         // AGE-PLUGIN-NAME-1…: names a key that stays in a device
};

// `text` is the identity alone, in either case; 4 KiB of it are looked at.
AgeIdentity read_age_identity(std::string_view text);

}  // namespace scan

// Which key a DER private key is.
#pragma once

#include <string_view>

#include "judge/keys/key_identity.h"

namespace scan {

// Of any form of private_key.h that is not encrypted; empty where nothing can be said. An elliptic
// key that does not hold its own point (Ed25519 as OpenSSL writes it) has no public part: it would
// have to be computed.
KeyIdentity private_key_identity(std::string_view der);

}  // namespace scan

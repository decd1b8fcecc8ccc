// HMAC-SHA-256 (RFC 2104, RFC 4231), from Mbed TLS.
#pragma once

#include <string_view>

#include "base/sha256.h"

namespace scan {

Sha256 hmac_sha256(std::string_view key, std::string_view bytes);

}  // namespace scan

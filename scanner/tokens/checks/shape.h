// The check `shape` of a rule: what the secret must decode to.
#pragma once

#include <string_view>

#include "base/result.h"

namespace scan::tokens {

// Fails unless `shape` is "uuid", "base64:N", "base64url:N" or "hex:N", N of 1 to 65536 bytes.
Status validate_shape(std::string_view shape);

// REQUIRES: validate_shape(shape).ok(). Padding may be missing.
bool has_shape(std::string_view text, std::string_view shape);

}  // namespace scan::tokens

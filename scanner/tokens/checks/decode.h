// The check `decode` of a rule: secrets with a structure that shows whether they are whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tokens/checks/verdict.h"

namespace scan::tokens {

bool known_decode(std::string_view name);

// The names there are, for a message.
std::string decode_names();

// kProved or kLowered, with a note where the structure tells something worth knowing ("encrypted
// with a passphrase", "expired on 2021-03-04"). `now` is in seconds since 1970, UTC.
// REQUIRES: known_decode(name).
Verdict check_decode(std::string_view name, const Captured& captured, std::int64_t now);

}  // namespace scan::tokens

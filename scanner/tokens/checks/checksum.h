// The check `checksum` of a rule: formats whose vendor tells how to prove a token without asking.
//
// A right checksum proves the token. A wrong one only speaks against it, because a mistake here
// must not hide a real token.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tokens/checks/verdict.h"

namespace scan::tokens {

bool known_checksum(std::string_view name);

// The names there are, for a message.
std::string checksum_names();

// kProved or kLowered; kNeutral for a text that is of an older form without a checksum.
// REQUIRES: known_checksum(name).
Verdict check_checksum(std::string_view name, const Captured& captured);

}  // namespace scan::tokens

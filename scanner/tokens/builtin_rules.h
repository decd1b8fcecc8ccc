// The rules of rules/tokens/*.toml and their compiled database, as tools/embed_rules wrote them
// into the program when it was built.
#pragma once

#include <span>
#include <string_view>

#include "tokens/rule.h"

namespace scan::tokens {

// Static data: both live as long as the program.
std::span<const TokenRule> builtin_rules();

// The image of the CoreDatabase of all cores of builtin_rules(), in order.
std::string_view builtin_database();

}  // namespace scan::tokens

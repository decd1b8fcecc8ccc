// One digest of all that decides what a scan finds beside the bytes it reads: every field of every
// rule, the rules that are off, the engine's and the program's version.
#pragma once

#include <span>
#include <string_view>

#include "base/sha256.h"
#include "tokens/rule_set.h"

namespace scan::history {

Sha256 rules_digest(const tokens::RuleSet& rules, std::span<const std::string_view> off,
                    std::string_view version);

}  // namespace scan::history

// Which patterns the database of a list of rules is made of, and whose they are.
//
// The rows of the table of names have one core together, which stands where the first of them does;
// so do the rules about what is assigned to a name.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tokens/rule.h"

namespace scan::tokens {

// All cores of `rules` in order: the numbering of a RuleGroup's database.
std::vector<std::string_view> cores_of(std::span<const TokenRule> rules);

// The number of the rule of each of them.
std::vector<std::uint32_t> rules_of_cores(std::span<const TokenRule> rules);

}  // namespace scan::tokens

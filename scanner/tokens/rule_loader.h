// Reads token rules from TOML (docs/writing-rules.md) and refuses what is not right in every part.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "tokens/rule.h"
#include "tokens/rule_storage.h"

namespace scan::tokens {

enum class RuleOrigin { kBuiltIn, kUser };

// The rules of one file, views into `storage`. `name` is the path that errors and the rules' own
// `file` give. A built-in rule must also say where its format is documented. The error is
// "name:line: what is wrong".
Result<std::vector<TokenRule>> load_rules(std::string_view text, std::string_view name,
                                          RuleOrigin origin, RuleStorage& storage);

}  // namespace scan::tokens

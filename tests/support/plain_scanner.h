// The plain twin of tokens::Scanner: every rule's confirm pattern over the whole content with RE2,
// no Hyperscan, no candidates, no radius. Kept for ever; slow on purpose.
#pragma once

#include <string_view>
#include <vector>

#include "tokens/scanner.h"

namespace scan::testing {

std::vector<tokens::TokenMatch> plain_scan(const tokens::RuleSet& rules, std::string_view content,
                                           std::string_view path, std::int64_t now);

}  // namespace scan::testing

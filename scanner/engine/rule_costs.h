// What each token rule costs on a sample of real files: `scan rules cost`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "git/environment.h"
#include "tokens/rule_set.h"

namespace scan::engine {

struct RuleCost {
  const tokens::TokenRule* rule = nullptr;
  // Of looking for its cores alone, less what looking for anything at all takes. Rules together
  // share much of it: the sum is more than the scan's.
  double match_seconds = 0;
  double confirm_seconds = 0;  // of its candidates, in the scan with all rules
  std::uint64_t candidates = 0;
};

struct RuleCosts {
  std::vector<RuleCost> rules;  // the dearest first
  std::uint64_t files = 0;
  std::uint64_t bytes = 0;
  bool cut = false;            // there was more than the sample holds
  double match_seconds = 0;    // of all rules' cores together
  double confirm_seconds = 0;  // of all candidates
};

// On one thread, on the first 16 MB of text below `paths`, without what git ignores; takes seconds.
// Fails where a path does not exist or memory is short.
Result<RuleCosts> measure_rule_costs(const tokens::RuleSet& rules,
                                     const std::vector<std::string>& paths,
                                     const git::Environment& environment);

}  // namespace scan::engine

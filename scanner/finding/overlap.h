// One place, one finding: where a policy rule tells of the bytes that a token rule found, the
// policy rule has the place and names the other.
#pragma once

#include <vector>

#include "finding/finding.h"

namespace scan {

// Drops each finding whose place overlaps that of a finding with a secret of a later RuleKind in
// the same content and adds its ids to that finding's `also`. Where several claim a place, the
// first of them by place and id does. The order of `findings` does not matter; what is left keeps
// it. REQUIRES: every finding has one place.
std::vector<Finding> without_overlaps(std::vector<Finding> findings);

}  // namespace scan

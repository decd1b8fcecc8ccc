// What the workers found, as one list that is the same at any number of workers.
#pragma once

#include <vector>

#include "finding/finding.h"

namespace scan {

// Makes one finding of those that share rule and fingerprint: all their places, each once, all
// notes and other rules, the best confidence. A strong fingerprint is of the secret alone, so a
// token is one finding however often it stands; a weak one is of the path too, so a password is
// one finding in each file. Ordered by severity and confidence, the gravest first, then by the
// first place and the rule's id. The order of `findings` does not matter.
// REQUIRES: every finding has a rule and a place.
std::vector<Finding> merge_findings(std::vector<Finding> findings);

// Likewise, where reason and end date are the same too.
std::vector<Suppressed> merge_suppressed(std::vector<Suppressed> suppressed);

}  // namespace scan

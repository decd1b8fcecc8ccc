// What the workers found, as one list that is the same at any number of workers.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "finding/finding.h"

namespace scan {

// When an audit of history was made, in seconds since 1970; nothing for any other scan.
using AuditTime = std::optional<std::int64_t>;

// Makes one finding of those that share rule and fingerprint: all their places, each once, all
// notes and other rules, the best confidence. A strong fingerprint is of the secret alone, so a
// token is one finding however often it stands; a weak one is of the path too, so a password is
// one finding in each file. Ordered by severity and confidence, the gravest first, then by the
// first place and the rule's id. The order of `findings` does not matter.
//
// Of an audit each finding gets its exposure, one place for each path, part and object, and the
// worst and oldest place first; findings are ordered by severity, state, confidence and exposure,
// the longest first.
// REQUIRES: every finding has a rule and a place.
std::vector<Finding> merge_findings(std::vector<Finding> findings, AuditTime audited = {});

// Likewise, where reason and end date are the same too.
std::vector<Suppressed> merge_suppressed(std::vector<Suppressed> suppressed,
                                         AuditTime audited = {});

}  // namespace scan

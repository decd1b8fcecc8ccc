// The file that tells `git filter-repo --replace-text` (and --replace-message) what to take out:
// one line for each secret, `literal:SECRET==>***REMOVED***`, or `regex:…==>…` with a Python
// expression over bytes where a line cannot hold it. Format: git-filter-repo(1), "Content editing
// filters".
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "finding/finding.h"

namespace scan::report {

// What cannot be replaced wherever it stands: shorter texts are in words that are no secret.
inline constexpr std::size_t kLeastReplaced = 8;

struct Replacements {
  std::string text;           // holds the secrets
  std::size_t secrets = 0;    // lines
  std::size_t too_short = 0;  // secrets left out
};

// Whether the clean-up is of this finding: those that are more likely wrong than right are not,
// since a replacement changes every file it fits.
bool is_to_be_removed(const Finding& finding);

// Longer secrets first, so that none is broken up by a shorter one within it.
// REQUIRES: the findings hold their secrets (Finding::plain).
Replacements make_replacements(const std::vector<Finding>& findings);

}  // namespace scan::report

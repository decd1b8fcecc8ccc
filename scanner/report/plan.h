// The clean-up plan of `scan --history --plan FILE`: Markdown for people to read, change and carry
// out. Nothing in it is ever executed by this program, and it holds no secret.
//
// Order: rotate (rewriting history does not make a known secret unknown), rewrite with
// git-filter-repo, publish, what stays out of reach, check.
#pragma once

#include <cstddef>
#include <string>

#include "report/summary.h"

namespace scan::report {

struct PlanOptions {
  std::string repository = {};    // absolute path of what was audited
  std::string replacements = {};  // absolute path of the written file; empty: none was asked for
  std::size_t too_short = 0;      // Replacements::too_short
};

// Appends to `out`.
// REQUIRES: the findings hold redacted secrets; show_secrets was off.
void write_plan(const Summary& summary, const PlanOptions& options, std::string& out);

}  // namespace scan::report

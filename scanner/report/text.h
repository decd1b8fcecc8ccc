// The report for people: each finding with its line, what to do, and at the end what was scanned.
//
//   error[rule-id]: title
//     --> path:line:column
//      |
//   12 | the line, redacted
//      |     ^^^^
//      = rotate: …
//
// Everything that comes from a repository or a rule file is escaped for a terminal.
#pragma once

#include <cstddef>
#include <string>

#include "report/summary.h"

namespace scan::report {

struct TextOptions {
  bool color = false;
  std::size_t width = 80;  // columns of the terminal; less than 40 counts as 40
  bool quiet = false;      // findings only, and why the scan is incomplete where it is
  bool verbose = false;    // name every place, skipped file and suppressed finding
};

// Appends to `out`. The last line is the verdict, never without what it rests on.
void write_text(const Summary& summary, const TextOptions& options, std::string& out);

}  // namespace scan::report

// `scan rules list`, `scan rules explain ID`, `scan rules test [FILE…]`, `scan rules cost [PATH…]`.
#pragma once

#include "cli/options.h"

namespace scan::cli {

// Gives the exit code: for `test` 1 where an example fails, else 0; 2 for a rule or file that is
// not there or is broken.
int rules_command(const Options& options);

}  // namespace scan::cli

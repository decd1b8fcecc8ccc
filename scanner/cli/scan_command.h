// Runs a scan as the options ask and tells its outcome.
#pragma once

#include "cli/options.h"

namespace scan::cli {

// Prints the report and gives the exit code: 0 nothing to report, 1 findings that fail, 2 usage or
// configuration error, 3 incomplete.
int scan_command(const Options& options);

}  // namespace scan::cli

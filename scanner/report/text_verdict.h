// The last line of the report for people: the verdict and what was and was not scanned.
#pragma once

#include <string>

#include "report/summary.h"
#include "report/text.h"

namespace scan::report {

// Appends one line. "clean" is said only where content was scanned and all that was asked for was.
void write_verdict(const Summary& summary, const TextOptions& options, std::string& out);

}  // namespace scan::report

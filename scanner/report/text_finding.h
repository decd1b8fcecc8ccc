// One finding of the report for people.
#pragma once

#include <string>

#include "finding/finding.h"
#include "report/text.h"

namespace scan::report {

// "path:line:column", or the path and which part of the file it is. Escaped.
std::string place_text(const Place& place);

// Appends the finding and an empty line. REQUIRES: it has a place; options.width >= 40.
void write_finding(const Finding& finding, const TextOptions& options, std::string& out);

// Appends one line.
void write_brief_finding(const Finding& finding, const TextOptions& options, std::string& out);

}  // namespace scan::report

// The reports for programs, schema scan-report/1: docs/report.md and docs/report.schema.json.
//
// The mapping is written by hand, so that the schema changes only when somebody means it. Within
// version 1 fields are added, never removed or given another meaning. The bytes written depend on
// the outcome alone: no time, no machine, no order of workers. All of it is ASCII, everything else
// escaped, so that it may be shown on a terminal.
#pragma once

#include <string>

#include "report/summary.h"

namespace scan::report {

// Appends one document.
void write_json(const Summary& summary, std::string& out);

// Appends one object a line, the summary last: a report without it was cut off.
void write_jsonl(const Summary& summary, std::string& out);

}  // namespace scan::report

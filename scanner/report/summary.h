// What a report tells: the outcome of a scan and the verdict over it. One writer renders it for
// each format.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "finding/outcome.h"
#include "finding/rule_info.h"

namespace scan::report {

// Refers to an outcome that must outlive it. The engine has redacted secrets in it already, also
// those in names of files: writers escape, they do not redact.
struct Summary {
  const Outcome& outcome;
  std::string_view version;         // of the program
  std::optional<Severity> fail_on;  // empty: no finding fails
  std::uint64_t failing = 0;        // findings that fail
  bool complete = true;             // all that was asked for was read; under --strict, scanned too
  int exit_code = 0;
};

}  // namespace scan::report

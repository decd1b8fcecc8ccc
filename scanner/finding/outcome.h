// Everything one scan gives to a report.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "finding/finding.h"

namespace scan {

// What an audit of a repository's history looked at. Copies of an object count each.
struct HistoryCoverage {
  std::uint64_t packs = 0;
  std::uint64_t cached_packs = 0;  // of those, known from an earlier audit
  std::uint64_t loose = 0;         // objects outside packs
  std::uint64_t blobs = 0;
  std::uint64_t trees = 0;
  std::uint64_t commits = 0;
  std::uint64_t tags = 0;
  std::uint64_t packed_bytes = 0;   // of the packs
  std::uint64_t rebuilt_bytes = 0;  // of the objects in them
  std::uint64_t missing = 0;        // objects that are named and not here
};

// What was looked at and what was not: a verdict is never given without it.
struct Coverage {
  std::uint64_t files = 0;  // contents scanned; a file counts once however it was cut
  std::uint64_t bytes = 0;  // of those contents
  std::uint64_t names = 0;  // file names scanned
  std::uint64_t links = 0;  // symlink texts scanned
  std::array<std::uint64_t, kSkipKinds> skipped{};
  std::array<std::vector<std::string>, kSkipKinds> skipped_paths;  // sorted
  std::uint64_t below_confidence = 0;  // findings under --min-confidence
  std::uint64_t unchanged = 0;         // findings on lines that the change did not touch
  std::uint64_t commits = 0;           // of a range
  std::optional<HistoryCoverage> history;
};

struct Outcome {
  std::vector<std::string> scopes;  // what was asked for: paths, "staged change of PATH"
  std::vector<Finding> findings;    // the worst first
  std::vector<Suppressed> suppressed;
  std::vector<Problem> problems;     // any of these, or an interrupt: incomplete
  std::vector<std::string> notices;  // for the user, without effect on the verdict
  Coverage coverage;
  bool interrupted = false;
  double seconds = 0;
};

}  // namespace scan

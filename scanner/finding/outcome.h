// Everything one scan gives to a report.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/problem.h"
#include "finding/finding.h"

namespace scan {

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

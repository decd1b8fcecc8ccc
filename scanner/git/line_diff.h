// Which lines of a text are new against an older text. Entry point: new_lines.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace scan::git {

// Lines from 1, both ends included.
struct LineRun {
  std::uint64_t first = 1;
  std::uint64_t last = 1;
  bool operator==(const LineRun&) const = default;
};

// Lines of `after` that are added or changed against `before`, in order and apart from each
// other. Every byte counts, blanks too; the bytes may be anything. As few as can be for texts of
// ordinary size; where both together have more than 50,000 lines to compare, lines that repeat may
// count as new, and where they are larger than 64 MiB every line does: the answer may only ever
// name too many.
std::vector<LineRun> new_lines(std::string_view before, std::string_view after);

}  // namespace scan::git

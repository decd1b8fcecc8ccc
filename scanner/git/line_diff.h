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
// other. Every byte counts, blanks too; the bytes may be anything. Where both together are larger
// than 64 MiB, or the difference cannot be made, every line counts as new: the answer may only
// ever name too many.
std::vector<LineRun> new_lines(std::string_view before, std::string_view after);

}  // namespace scan::git

// A line diff in nearly linear time for texts too large for an exact one.
// Entry point: new_lines_by_anchors.
#pragma once

#include <string_view>
#include <vector>

#include "git/line_diff.h"

namespace scan::git {

// Like new_lines, but names more lines than need be where lines repeat: a line counts as old only
// next to a line that stands once in each text, or at the common beginning or end of both.
// n log n in the number of lines, whatever the texts are.
std::vector<LineRun> new_lines_by_anchors(std::string_view before, std::string_view after);

}  // namespace scan::git

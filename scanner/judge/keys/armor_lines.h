// The lines of a text that was put into another file: indented, quoted, behind comment signs, or
// all on one line with `\n` for each end.
#pragma once

#include <string_view>
#include <vector>

namespace scan {

// Views into `text`, stripped of what belongs to the file around; pieces of which nothing is left
// are not among them. At most 64 KiB are looked at.
std::vector<std::string_view> text_pieces(std::string_view text);

}  // namespace scan

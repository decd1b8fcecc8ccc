// Lines and columns of a text, worked out only when somebody asks.
//
// A line ends at '\n'; a '\r' before it belongs to the line. A column counts code points where the
// line up to it is valid UTF-8, else bytes, so that Latin-1 text has true columns too.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/span.h"

namespace scan {

// Where the text begins in the file it was cut from.
struct TextOrigin {
  std::uint64_t lines_before = 0;
  std::uint64_t column_before = 0;  // code points before it on its first line
};

// Keeps a view of `text`, which outlives it. Asking for places in ascending order reads each byte
// once; going back starts again.
class LineIndex {
 public:
  explicit LineIndex(std::string_view text, TextOrigin origin = {})
      : text_(text), origin_(origin) {}

  // REQUIRES: offset <= text.size().
  Position position_of(std::size_t offset);

 private:
  std::string_view text_;
  TextOrigin origin_;
  std::size_t line_begin_ = 0;       // of the line that the last answer was on
  std::size_t counted_ = 0;          // newlines before this offset are in newlines_
  std::uint64_t newlines_ = 0;
};

}  // namespace scan

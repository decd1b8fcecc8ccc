// Lines and columns of places in a content.
//
// A line ends at `\n`. The `\r` of `\r\n` belongs to the line but not to its text; a lone `\r`, the
// line end of Macs before 2001, ends no line, as in git and in editors today. Nothing is read
// before the first question, and then only up to the place asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan {

// Not thread-safe: a question moves the index on.
class LineIndex {
 public:
  // `content` must outlive the index.
  explicit LineIndex(std::string_view content) : content_(content) {}

  // An offset past the end counts as the end. A byte order mark takes no column. Columns are code
  // points where the line is UTF-8 up to the offset, else bytes. Cheap again and again for rising
  // offsets, however long the lines.
  Position position(std::size_t offset);

  // The text of line `line`, counted from 1, without its line end; the empty end of the content
  // for a line past the last.
  Span line_span(std::uint64_t line);

  // The text of the line that holds `offset`, without its line end.
  Span line_at(std::size_t offset) const;

 private:
  static constexpr std::size_t kBlock = 4096;

  std::uint64_t newlines_before(std::size_t offset);
  void enter_line(std::size_t offset);

  std::string_view content_;
  std::vector<std::uint64_t> newlines_;  // [i]: newlines in the first i blocks
  // Where the last position was, to go on from.
  std::size_t seen_ = 0;
  std::size_t line_begin_ = 0;
  std::uint64_t code_points_ = 0;  // in [line_begin_, seen_)
  bool utf8_ = true;               // [line_begin_, seen_) is
};

}  // namespace scan

// Newlines are counted from the last answer on; columns from the beginning of the line.
#include "base/line_index.h"

#include "base/text_position.h"
#include "base/utf8.h"

namespace scan {

Position LineIndex::position_of(std::size_t offset) {
  if (offset < counted_) {
    counted_ = 0;
    newlines_ = 0;
    line_begin_ = 0;
  }
  const std::string_view passed = text_.substr(counted_, offset - counted_);
  const std::size_t last = passed.rfind('\n');
  if (last != std::string_view::npos) {
    newlines_ += count_newlines(passed);
    line_begin_ = counted_ + last + 1;
  }
  counted_ = offset;

  const std::string_view line = text_.substr(line_begin_, offset - line_begin_);
  Position position;
  position.line = 1 + origin_.lines_before + newlines_;
  position.column = 1 + (is_utf8(line) ? count_code_points(line) : line.size());
  if (line_begin_ == 0) position.column += origin_.column_before;
  return position;
}

}  // namespace scan

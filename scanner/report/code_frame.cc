// The line becomes cells, one for each character or escaped byte; cells are chosen around the mark
// by their width in columns, so carets stand under the secret whatever precedes it.
#include "report/code_frame.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "report/escape.h"
#include "report/utf8.h"

namespace scan::report {
namespace {

constexpr std::size_t kTab = 4;

struct Cell {
  std::string text;
  std::size_t columns = 0;
};

struct Cells {
  std::vector<Cell> all;
  std::size_t mark_begin = 0;
  std::size_t mark_end = 0;
};

class CellMaker {
 public:
  explicit CellMaker(std::string_view text) : text_(text) {}

  // Appends the cells of [begin, end) of the text; no character reaches over the end.
  void add(std::size_t begin, std::size_t end, std::vector<Cell>& out) {
    for (std::size_t at = begin; at < end;) {
      const Character character = character_at(text_.substr(0, end), at);
      Cell cell;
      cell.text = text_[at] == '\t' ? std::string(kTab - column_ % kTab, ' ')
                                    : escaped_character(text_, at, character);
      cell.columns = columns_of(cell.text);
      column_ += cell.columns;
      out.push_back(std::move(cell));
      at += character.size;
    }
  }

 private:
  std::string_view text_;
  std::size_t column_ = 0;
};

Cells cells_of(const Excerpt& excerpt) {
  Cells cells;
  CellMaker maker(excerpt.text);
  maker.add(0, excerpt.mark.begin, cells.all);
  cells.mark_begin = cells.all.size();
  maker.add(excerpt.mark.begin, excerpt.mark.end, cells.all);
  cells.mark_end = cells.all.size();
  maker.add(excerpt.mark.end, excerpt.text.size(), cells.all);
  return cells;
}

std::size_t width_of(const std::vector<Cell>& cells, std::size_t begin, std::size_t end) {
  std::size_t width = 0;
  for (std::size_t i = begin; i < end; ++i) width += cells[i].columns;
  return width;
}

struct Range {
  std::size_t begin;
  std::size_t end;
};

// The cells that fit into `columns`: the mark, then as much on both sides as there is room.
Range fitting(const Cells& cells, std::size_t columns) {
  Range range = {cells.mark_begin, cells.mark_begin};
  std::size_t room = columns;
  while (range.end < cells.mark_end && cells.all[range.end].columns <= room) {
    room -= cells.all[range.end++].columns;
  }
  if (range.end < cells.mark_end) return range;
  const std::size_t after = width_of(cells.all, range.end, cells.all.size());
  std::size_t left = std::max(room / 2, room - std::min(room, after));
  while (range.begin > 0 && cells.all[range.begin - 1].columns <= left) {
    left -= cells.all[--range.begin].columns;
  }
  room -= width_of(cells.all, range.begin, cells.mark_begin);
  while (range.end < cells.all.size() && cells.all[range.end].columns <= room) {
    room -= cells.all[range.end++].columns;
  }
  return range;
}

}  // namespace

FrameLine frame_line(const Excerpt& excerpt, std::size_t columns) {
  const Cells cells = cells_of(excerpt);
  const bool fits = !excerpt.cut_before && !excerpt.cut_after &&
                    width_of(cells.all, 0, cells.all.size()) <= columns;
  const Range range = fits ? Range{0, cells.all.size()} : fitting(cells, columns - 2);
  FrameLine line;
  if (excerpt.cut_before || range.begin > 0) line.text = "…";
  line.mark = columns_of(line.text) + width_of(cells.all, range.begin, cells.mark_begin);
  line.mark_size = width_of(cells.all, cells.mark_begin, std::min(range.end, cells.mark_end));
  for (std::size_t i = range.begin; i < range.end; ++i) line.text += cells.all[i].text;
  if (excerpt.cut_after || range.end < cells.all.size()) line.text += "…";
  return line;
}

}  // namespace scan::report

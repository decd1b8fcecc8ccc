// Greedy line filling; a word wider than the line stands alone on its own.
#include "report/wrap.h"

#include <algorithm>

#include "report/utf8.h"

namespace scan::report {

std::string wrapped(std::string_view text, std::size_t width, std::size_t used,
                    std::size_t indent) {
  std::string out;
  std::size_t column = used;
  bool line_is_empty = true;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    const std::size_t columns = columns_of(word);
    if (!line_is_empty && column + 1 + columns > width) {
      out += '\n';
      out.append(indent, ' ');
      column = indent;
      line_is_empty = true;
    }
    if (!line_is_empty) {
      out += ' ';
      ++column;
    }
    out += word;
    column += columns;
    line_is_empty = false;
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return out;
}

}  // namespace scan::report

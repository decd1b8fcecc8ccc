// The lines of a document, whichever way they end, for the parsers that read line by line.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/span.h"

namespace scan::syntax {

struct Line {
  Span text;             // without the line's end
  std::size_t next = 0;  // where the next line begins; the document's size after the last
};

// The line that begins at `begin`; it ends at "\n", "\r\n", a lone "\r" or the document's end.
// REQUIRES: begin <= document.size().
Line line_at(std::string_view document, std::size_t begin);

// `place` without blanks (and tabs) at either end.
Span trimmed(std::string_view document, Span place);

inline std::string_view text_at(std::string_view document, Span place) {
  return document.substr(place.begin, place.size());
}

// Past a byte order mark, if there is one.
std::size_t text_begin(std::string_view document);

}  // namespace scan::syntax

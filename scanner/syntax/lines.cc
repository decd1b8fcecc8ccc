// Entry points: line_at, trimmed, text_begin.
#include "syntax/lines.h"

#include <algorithm>

#include "base/utf8.h"

namespace scan::syntax {

Line line_at(std::string_view document, std::size_t begin) {
  const std::size_t end = std::min(document.find_first_of("\r\n", begin), document.size());
  std::size_t next = end;
  if (next < document.size() && document[next] == '\r') ++next;
  if (next < document.size() && document[next] == '\n') ++next;
  return {{begin, end}, next};
}

Span trimmed(std::string_view document, Span place) {
  const auto blank = [](char c) { return c == ' ' || c == '\t'; };
  while (place.begin < place.end && blank(document[place.begin])) ++place.begin;
  while (place.begin < place.end && blank(document[place.end - 1])) --place.end;
  return place;
}

std::size_t text_begin(std::string_view document) {
  return document.starts_with(kUtf8Bom) ? kUtf8Bom.size() : 0;
}

}  // namespace scan::syntax

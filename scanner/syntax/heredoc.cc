// Cuts the first and the last line off, and the shared indentation.
#include "syntax/heredoc.h"

#include <algorithm>

#include "syntax/escape.h"

namespace scan::syntax {
namespace {

std::size_t indentation(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

}  // namespace

std::string heredoc_body(std::string_view text) {
  const bool indented = text.starts_with("<<-");
  const std::string plain = with_plain_line_ends(text);
  std::string_view body = plain;
  const std::size_t first = body.find('\n');
  const std::size_t last = body.find_last_not_of(" \t\n");
  const std::size_t mark = last == body.npos ? body.npos : body.rfind('\n', last);
  if (first == body.npos || mark == body.npos || mark < first) return {};
  body = body.substr(first + 1, mark - first);
  if (!indented) return std::string(body);
  std::size_t shared = body.size();
  for (std::size_t at = 0; at < body.size(); at = body.find('\n', at) + 1) {
    const std::string_view line = body.substr(at, body.find('\n', at) - at);
    if (!line.empty()) shared = std::min(shared, indentation(line));
  }
  std::string out;
  for (std::size_t at = 0; at < body.size(); at = body.find('\n', at) + 1) {
    const std::string_view line = body.substr(at, body.find('\n', at) + 1 - at);
    out += line.substr(std::min(shared, line.size() - 1));
  }
  return out;
}

}  // namespace scan::syntax

// A code span is delimited by more backticks in a row than it holds (CommonMark, section 6.1).
#include "report/markdown.h"

#include <algorithm>

#include "report/escape.h"

namespace scan::report {
namespace {

std::size_t longest_run(std::string_view text, char mark) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (char c : text) {
    run = c == mark ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace

std::string markdown_code(std::string_view text) {
  const std::string shown = escaped(text);
  if (shown.empty()) return "(empty)";
  const std::string fence(longest_run(shown, '`') + 1, '`');
  // One space on each side is taken off again by the reader, unless all is spaces.
  const bool all_blank = shown.find_first_not_of(' ') == std::string::npos;
  const bool padded = !all_blank && (shown.front() == '`' || shown.back() == '`' ||
                                     (shown.front() == ' ' && shown.back() == ' '));
  const std::string_view space = padded ? " " : "";
  return fence + std::string(space) + shown + std::string(space) + fence;
}

std::string markdown_text(std::string_view text) {
  std::string out;
  for (char c : escaped(text)) {
    if (std::string_view("\\`*_{}[]<>#|~&!@").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

}  // namespace scan::report

// Follows add_patterns_from_buffer, trim_trailing_spaces and parse_path_pattern of git's dir.c.
#include "git/ignore_pattern.h"

namespace scan::git {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
constexpr std::string_view kSpecial = "*?[\\";

// Spaces only, and none that a backslash protects.
std::string_view without_trailing_spaces(std::string_view line) {
  std::size_t first_space = std::string_view::npos;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == ' ') {
      if (first_space == std::string_view::npos) first_space = i;
      continue;
    }
    if (line[i] == '\\' && ++i == line.size()) return line;
    first_space = std::string_view::npos;
  }
  return line.substr(0, first_space);
}

std::optional<IgnorePattern> parse_line(std::string_view line, std::size_t number) {
  IgnorePattern pattern;
  pattern.text = line;
  pattern.line = number;
  std::string_view glob = line;
  if (glob.starts_with('!')) {
    pattern.negated = true;
    glob.remove_prefix(1);
  }
  if (glob.ends_with('/')) {
    pattern.folder_only = true;
    glob.remove_suffix(1);
  }
  pattern.anchored = glob.find('/') != std::string_view::npos;
  if (pattern.anchored && glob.front() == '/') glob.remove_prefix(1);
  if (glob.empty()) return std::nullopt;
  pattern.glob = glob;
  pattern.literal = glob.find_first_of(kSpecial) == std::string_view::npos;
  pattern.suffix = !pattern.anchored && glob.front() == '*' &&
                   glob.find_first_of(kSpecial, 1) == std::string_view::npos;
  return pattern;
}

}  // namespace

IgnoreLines::IgnoreLines(std::string_view bytes) : rest_(bytes) {
  if (rest_.starts_with(kByteOrderMark)) rest_.remove_prefix(kByteOrderMark.size());
}

std::optional<IgnorePattern> IgnoreLines::next() {
  while (!rest_.empty()) {
    const std::size_t newline = rest_.find('\n');
    std::string_view line = rest_.substr(0, newline);
    rest_.remove_prefix(newline == std::string_view::npos ? rest_.size() : newline + 1);
    ++line_;
    if (line.starts_with('#')) continue;
    if (line.ends_with('\r')) line.remove_suffix(1);
    line = line.substr(0, line.find('\0'));
    line = without_trailing_spaces(line);
    if (const std::optional<IgnorePattern> pattern = parse_line(line, line_)) return pattern;
  }
  return std::nullopt;
}

}  // namespace scan::git

// Each ignore file from the root to the path's folder; a pattern is tried without what ties it.
#include "policy/facts/ignore_lines.h"

#include <algorithm>

#include "base/wildmatch.h"

namespace scan::policy {
namespace {

constexpr std::size_t kLargest = std::size_t{1} << 20;

struct Pattern {
  std::string_view core;  // without slashes at both ends
  bool anchored = false;
  bool folder = false;
};

// Nothing for blank lines, comments and negated patterns.
std::optional<Pattern> read_pattern(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  if (line.empty() || line.front() == '#' || line.front() == '!') return std::nullopt;
  Pattern out;
  if (line.back() == '/') {
    out.folder = true;
    line.remove_suffix(1);
  }
  out.anchored = line.find('/') != line.npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty() || line.starts_with("**/")) return std::nullopt;
  out.core = line;
  return out;
}

// Does the pattern match the end of the path, as many parts as it has itself; or one of the folders
// that lead there?
bool matches_tail(const Glob& glob, std::string_view core, std::string_view path) {
  const auto parts = std::count(core.begin(), core.end(), '/') + 1;
  for (std::size_t end = path.size(); end != path.npos && end > 0; end = path.rfind('/', end - 1)) {
    std::size_t begin = end;
    for (auto i = parts; i > 0 && begin != path.npos; --i) {
      begin = begin == 0 ? path.npos : path.rfind('/', begin - 1);
      if (begin == path.npos && i > 1) return false;
    }
    const std::size_t from = begin == path.npos ? 0 : begin + 1;
    if (glob.matches(path.substr(from, end - from))) return true;
  }
  return false;
}

std::optional<MissedLine> missed_in(std::string_view text, const std::string& file,
                                    std::string_view path) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    const std::optional<Pattern> pattern = read_pattern(line);
    if (pattern && (pattern->anchored || pattern->folder)) {
      const Glob glob = Glob::compile(pattern->core, {.path = true});
      if (matches_tail(glob, pattern->core, path)) {
        return MissedLine{pattern->anchored ? IgnoreMiss::kAnchored : IgnoreMiss::kFolder,
                          file,
                          std::string(line),
                          {at, end}};
      }
    }
    at = end + 1;
  }
  return std::nullopt;
}

}  // namespace

Span line_place(std::string_view text, std::size_t number) {
  std::size_t at = 0;
  for (std::size_t line = 1; line < number; ++line) {
    at = text.find('\n', at);
    if (at == text.npos) return {text.size(), text.size()};
    ++at;
  }
  return {at, std::min(text.find('\n', at), text.size())};
}

std::optional<MissedLine> missed_line(const Project& project, std::string_view path) {
  const IgnoreAnswer answer = project.ignored(path);
  if (!answer.pattern.empty()) {
    const std::string text = project.read(answer.file, kLargest).value_or("");
    return MissedLine{IgnoreMiss::kNegated, answer.file, answer.pattern,
                      line_place(text, answer.line)};
  }
  for (std::size_t slash = 0;;) {
    const std::string file =
        std::string(path.substr(0, slash)) + (slash > 0 ? "/" : "") + ".gitignore";
    if (project.tracks(file)) {
      const std::string text = project.read(file, kLargest).value_or("");
      const std::size_t below = slash == 0 ? 0 : slash + 1;
      if (auto found = missed_in(text, file, path.substr(below))) return found;
    }
    slash = path.find('/', slash == 0 ? 0 : slash + 1);
    if (slash == path.npos) return std::nullopt;
  }
}

}  // namespace scan::policy

// Every walk is bounded by kNamedRadius. Entry points: read_named_value, surroundings, hosts_near.
#include "tokens/named_value.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "judge/mere_name.h"
#include "tokens/checks/alphabet.h"
#include "tokens/named_core.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kLongestValue = 256;
constexpr std::size_t kLongestGap = 24;
constexpr std::size_t kLongestName = 80;
constexpr std::size_t kLongestLine = 160;
constexpr std::size_t kMostAbove = 400;  // bytes above the line of the name
constexpr std::size_t kMostLines = 12;
constexpr std::size_t kNearLines = 3;

bool is_any(char c, std::string_view of) { return of.find(c) != std::string_view::npos; }
bool in_value(char c) { return is_ascii_alnum(c) || is_any(c, "+/_-"); }
bool in_name(char c) { return is_ascii_alnum(c) || is_any(c, "_.-"); }
bool in_gap(char c) { return is_ascii_space(c) || is_any(c, "\"'`\\])}(=:,>|?"); }
bool is_blank(char c) { return c == ' ' || c == '\t'; }

// The end of the value that begins at `begin`; nothing where it goes on as something else.
std::optional<std::size_t> value_end(std::string_view content, std::size_t begin) {
  const std::size_t most = std::min(content.size(), begin + kLongestValue + 1);
  std::size_t end = begin;
  while (end < most && in_value(content[end])) ++end;
  if (end > begin + kLongestValue) return std::nullopt;
  for (int padding = 0; padding < 2 && end < content.size() && content[end] == '='; ++padding) {
    ++end;
  }
  if (end == content.size()) return end;
  const char next = content[end];
  // A full stop ends a sentence, or joins members.
  if (next == '.') {
    const bool stop = end + 1 == content.size() || is_ascii_space(content[end + 1]);
    return stop ? std::optional(end) : std::nullopt;
  }
  if (is_ascii_space(next) || is_any(next, "\"'`\\,;)}]&<>|#?")) return end;
  return std::nullopt;
}

Span name_before(std::string_view content, std::size_t gap) {
  std::size_t begin = gap;
  while (begin > 0 && gap - begin < kLongestName && in_name(content[begin - 1])) --begin;
  return {begin, gap};
}

std::size_t gap_before(std::string_view content, std::size_t end) {
  std::size_t begin = end;
  if (content.substr(0, begin).ends_with(":-")) --begin;
  while (begin > 0 && end - begin < kLongestGap && in_gap(content[begin - 1])) --begin;
  return begin;
}

// A word between a name and its value: `Authorization: Bearer V`, `key: string = V`, `value: V`;
// `token` is a name too, but not in `Authorization: Token V`.
bool stands_between(std::string_view word, std::string_view gap) {
  constexpr std::array<std::string_view, 5> kBetween = {"bearer", "basic", "value", "string",
                                                        "str"};
  std::string lower(word);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  if (lower == "token") return gap == " ";
  return std::find(kBetween.begin(), kBetween.end(), lower) != kBetween.end();
}

// Does the text between a name and a value assign it? A comma does before a quoted value only, and
// blanks after a flag.
bool assigns(std::string_view gap, std::string_view name) {
  if (gap.find_first_of("=:>|?") != gap.npos) return true;
  if (gap.find(',') != gap.npos) return is_any(gap.back(), "\"'`");
  return name.starts_with("--") && gap.find('\n') == gap.npos;
}

std::size_t line_begin(std::string_view content, std::size_t at) {
  const std::size_t end = content.substr(0, at).rfind('\n');
  return end == std::string_view::npos ? 0 : end + 1;
}

std::size_t indentation(std::string_view line) {
  return static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_blank) -
                                  line.begin());
}

// `text` up to the end of its kNearLines-th line after the first, or from the start of that line
// before its last.
std::string_view lines_below(std::string_view text) {
  std::size_t end = text.find('\n');
  for (std::size_t lines = 0; lines < kNearLines && end != text.npos; ++lines) {
    end = text.find('\n', end + 1);
  }
  return text.substr(0, end);
}
std::string_view lines_above(std::string_view text) {
  std::size_t begin = text.size();
  for (std::size_t lines = 0; lines <= kNearLines && begin > 0; ++lines) {
    begin = line_begin(text, begin - (lines == 0 ? 0 : 1));
  }
  return text.substr(begin);
}

void add_hosts(std::string_view text, std::vector<std::string_view>& hosts) {
  for (std::size_t at; (at = text.find("://")) != text.npos;) {
    text.remove_prefix(at + 3);
    hosts.push_back(text.substr(0, text.find_first_of("/?\"'`<>()\\ \t\r\n")));
  }
}

bool is_comment(std::string_view line) {
  constexpr std::array<std::string_view, 6> kMarks = {"#", "//", "--", ";", "*", "<!--"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](std::string_view mark) { return line.starts_with(mark); });
}

// Does the line open what the lines below it stand in?
bool opens(std::string_view line) {
  while (!line.empty() && is_ascii_space(line.back())) line.remove_suffix(1);
  return !line.empty() && (is_any(line.back(), "{:([=>,") || line.front() == '[');
}

}  // namespace

std::optional<NamedValue> read_named_value(std::string_view content, std::size_t end) {
  if (end < kNamedLeast) return std::nullopt;
  NamedValue found{{end - kNamedLeast, 0}, {}};
  // "${ACME_KEY:-V}"
  if (content.substr(0, found.value.begin + 1).ends_with(":-")) ++found.value.begin;
  const auto value = value_end(content, found.value.begin);
  if (!value) return std::nullopt;
  found.value.end = *value;
  const std::string_view text = content.substr(found.value.begin, found.value.size());
  if (!is_mixed(text) || is_mere_name(text)) return std::nullopt;
  std::size_t gap = gap_before(content, found.value.begin);
  found.name = name_before(content, gap);
  std::string_view between = content.substr(gap, found.value.begin - gap);
  if (stands_between(content.substr(found.name.begin, found.name.size()), between)) {
    gap = gap_before(content, found.name.begin);
    between = content.substr(gap, found.value.begin - gap);
    found.name = name_before(content, gap);
  }
  if (found.name.empty() || between.empty()) return std::nullopt;
  if (!assigns(between, content.substr(found.name.begin, found.name.size()))) return std::nullopt;
  return found;
}

std::vector<std::string_view> surroundings(std::string_view content, Span name) {
  const std::size_t least = name.begin - std::min(name.begin, kMostAbove);
  content = content.substr(0, name.begin);
  std::size_t begin = std::max(line_begin(content, name.begin), least);
  std::vector<std::string_view> found;
  const std::size_t near = std::max(begin, name.begin - std::min(name.begin, kLongestLine));
  found.push_back(content.substr(near, name.begin - near));
  std::size_t indent = indentation(content.substr(begin));
  for (std::size_t lines = 0; lines < kMostLines && begin > least; ++lines) {
    const std::size_t end = begin - 1;
    begin = std::max(line_begin(content, end), least);
    const std::string_view line = content.substr(begin, end - begin);
    const std::size_t own = indentation(line);
    if (own == line.size() || line == "\r") continue;
    const bool section = line[own] == '[';
    if (lines < 2 && is_comment(line.substr(own))) {
      found.push_back(line.substr(0, kLongestLine));
      continue;
    }
    if ((own < indent || section) && opens(line.substr(own))) {
      found.push_back(line.substr(0, kLongestLine));
      indent = own;
    }
    if (section) break;
  }
  return found;
}

std::vector<std::string_view> hosts_near(std::string_view content, Span value) {
  std::vector<std::string_view> hosts;
  add_hosts(lines_below(content.substr(value.end, kMostAbove)), hosts);
  const std::size_t least = value.begin - std::min(value.begin, kMostAbove);
  add_hosts(lines_above(content.substr(least, value.begin - least)), hosts);
  return hosts;
}

}  // namespace scan::tokens

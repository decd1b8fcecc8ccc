// Entry point: read_insert.
#include "tokens/assigned/sql_insert.h"

#include "tokens/assigned/text_walk.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kLongestList = 400;

bool in_column(char c) { return is_ascii_alnum(c) || c == '_'; }
bool in_columns(char c) { return in_column(c) || is_ascii_space(c) || is_any_of(c, "`\"[],."); }

std::size_t after_space(std::string_view text, std::size_t at) {
  for (std::size_t most = 40; most > 0 && at < text.size() && is_ascii_space(text[at]); --most) {
    ++at;
  }
  return at;
}

// How many columns stand before the one at `name`.
std::optional<std::size_t> column_number(std::string_view content, std::size_t name) {
  std::size_t number = 0;
  const std::size_t least = name - std::min(name, kLongestList);
  for (std::size_t at = name; at > least; --at) {
    const char c = content[at - 1];
    if (c == '(') return number;
    if (!in_columns(c)) return std::nullopt;
    number += c == ',' ? 1 : 0;
  }
  return std::nullopt;
}

// The first byte behind `VALUES (` behind the list of columns.
std::optional<std::size_t> values_begin(std::string_view content, std::size_t name) {
  constexpr std::string_view kValues = "values";
  const std::size_t most = std::min(content.size(), name + kLongestList);
  std::size_t at = name;
  while (at < most && in_columns(content[at])) ++at;
  if (at == most || content[at] != ')') return std::nullopt;
  at = after_space(content, at + 1);
  if (!is_word(content.substr(at, kValues.size()), kValues)) return std::nullopt;
  at = after_space(content, at + kValues.size());
  if (at >= content.size() || content[at] != '(') return std::nullopt;
  return at + 1;
}

// The end of the string whose quote is at `quote`; two quotes in it stand for one.
std::optional<std::size_t> sql_string_end(std::string_view content, std::size_t quote,
                                          std::size_t most) {
  for (std::size_t at = quote + 1; at < most; ++at) {
    if (content[at] == '\\') {
      ++at;
      continue;
    }
    if (content[at] != content[quote]) continue;
    if (at + 1 >= most || content[at + 1] != content[quote]) return at;
    ++at;
  }
  return std::nullopt;
}

// The text of the value with that number.
std::optional<Span> value_at(std::string_view content, std::size_t begin, std::size_t number) {
  const std::size_t most = std::min(content.size(), begin + 2 * kLongestList);
  int depth = 0;
  for (std::size_t at = begin; at < most; ++at) {
    const char c = content[at];
    if (c == '\'' || c == '"') {
      const auto end = sql_string_end(content, at, most);
      if (!end) return std::nullopt;
      if (number == 0) return depth == 0 ? std::optional(Span{at + 1, *end}) : std::nullopt;
      at = *end;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      if (--depth < 0) return std::nullopt;
    } else if (c == ',' && depth == 0) {
      if (number-- == 0) return std::nullopt;
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Assignment> read_insert(std::string_view content, std::size_t word) {
  std::size_t end = word;
  while (end < content.size() && end - word < 32 && in_column(content[end])) ++end;
  std::size_t next = end;
  if (next < content.size() && is_any_of(content[next], "`\"]")) ++next;
  next = after_space(content, next);
  if (next >= content.size() || !is_any_of(content[next], ",)")) return std::nullopt;
  const auto values = values_begin(content, end);
  if (!values) return std::nullopt;
  const auto number = column_number(content, word);
  if (!number) return std::nullopt;
  const auto value = value_at(content, *values, *number);
  if (!value || value->empty()) return std::nullopt;
  return Assignment{
      {identifier_before(content, end).begin, end}, *value, AssignedShape::kQuoted, {}};
}

}  // namespace scan::tokens

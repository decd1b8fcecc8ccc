// Small steps through text, backwards and forwards, that readers of assignments share.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/span.h"

namespace scan::tokens {

constexpr bool is_any_of(char c, std::string_view set) { return set.find(c) != set.npos; }
constexpr bool is_quote(char c) { return c == '"' || c == '\'' || c == '`'; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool in_identifier(char c) {
  return is_ascii_alnum(c) || c == '_' || c == '.' || c == '-' || c == '$' || c == '@';
}

inline std::string_view of(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

inline std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

// The end of what stands before the blanks that end at `at`.
constexpr std::size_t before_blanks(std::string_view text, std::size_t at) {
  while (at > 0 && is_blank(text[at - 1])) --at;
  return at;
}

// Likewise, over at most `most` blanks and ends of lines.
constexpr std::size_t before_space(std::string_view text, std::size_t at, std::size_t most) {
  while (at > 0 && most-- > 0 && is_ascii_space(text[at - 1])) --at;
  return at;
}

// The identifier that ends at `end`, of at most 96 bytes; empty where there is none.
constexpr Span identifier_before(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongest = 96;
  std::size_t begin = end;
  while (begin > 0 && end - begin < kLongest && in_identifier(text[begin - 1])) --begin;
  return {begin, end};
}

constexpr std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t end = text.substr(0, at).rfind('\n');
  return end == text.npos ? 0 : end + 1;
}

}  // namespace scan::tokens

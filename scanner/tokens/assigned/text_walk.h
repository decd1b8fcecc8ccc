// Small steps through text, backwards and forwards, that readers of assignments share.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/span.h"

namespace scan::tokens {

// Some characters of ASCII, as bits.
struct CharSet {
  consteval CharSet(const char* text) {  // NOLINT: "=:" is meant to be one
    for (; *text != '\0'; ++text) {
      const auto code = static_cast<unsigned char>(*text);
      (code < 64 ? low : high) |= std::uint64_t{1} << (code % 64);
    }
  }

  std::uint64_t low = 0;
  std::uint64_t high = 0;
};

constexpr bool is_any_of(char c, CharSet set) {
  const auto code = static_cast<unsigned char>(c);
  return code < 128 && (((code < 64 ? set.low : set.high) >> (code % 64)) & 1) != 0;
}
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

// `word` is in lower case.
constexpr bool is_word(std::string_view text, std::string_view word) {
  return text.size() == word.size() &&
         std::equal(text.begin(), text.end(), word.begin(),
                    [](char a, char b) { return to_ascii_lower(a) == b; });
}
constexpr bool ends_in_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && is_word(text.substr(text.size() - word.size()), word);
}

// The end of what stands before the blanks that end at `at`, of which there are 96 at most.
constexpr std::size_t before_blanks(std::string_view text, std::size_t at) {
  for (std::size_t most = 96; at > 0 && most > 0 && is_blank(text[at - 1]); --most) --at;
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

// Where the line of `at` begins, or what counts as its begin: a line may be the whole text.
constexpr std::size_t line_begin(std::string_view text, std::size_t at) {
  const std::size_t least = at - std::min<std::size_t>(at, 400);
  while (at > least && text[at - 1] != '\n') --at;
  return at;
}

// Is what begins at `at` the first of its line, or first behind a Dockerfile's ENV?
constexpr bool opens_line(std::string_view text, std::size_t at) {
  std::size_t before = before_blanks(text, at);
  if (before < at && text.substr(0, before).ends_with("ENV")) {
    before = before_blanks(text, before - 3);
  }
  return before == 0 || text[before - 1] == '\n';
}

// Where the accessors that end at `end` begin, `{ get; set; }` of C#; `end` where none do.
constexpr std::size_t before_accessors(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongest = 40;
  const std::string_view near = text.substr(end - std::min(end, kLongest), std::min(end, kLongest));
  const std::size_t open = near.rfind('{');
  if (open == near.npos || !near.ends_with('}')) return end;
  const std::size_t word = near.find_first_not_of(" \t", open + 1);
  return near.substr(word).starts_with("get;") ? end - near.size() + open : end;
}

// Where `what` stands last in the 256 bytes before `at`; npos where it does not.
constexpr std::size_t find_before(std::string_view text, std::size_t at, std::string_view what) {
  const std::size_t least = at - std::min<std::size_t>(at, 256);
  const std::size_t found = text.substr(least, at - least).rfind(what);
  return found == std::string_view::npos ? found : least + found;
}

}  // namespace scan::tokens

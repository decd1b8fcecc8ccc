// Entry points: name_before, item_before, string_before.
#include "tokens/assigned/name_reader.h"

#include <algorithm>
#include <array>
#include <string>

#include "judge/assigned_name.h"
#include "tokens/assigned/text_walk.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kLongestString = 96;
constexpr std::size_t kLongestType = 40;

bool tells_secret(std::string_view content, Span name) {
  return !name.empty() && read_assigned_name(of(content, name)).strength != NameStrength::kNone;
}

// `apiKey string = "v"` of Go, `password : str = "v"`, `secret: &'static str = "v"`.
Span name_before_type(std::string_view content, std::size_t end) {
  const std::size_t least = end - std::min(end, kLongestType);
  for (std::size_t at = end; at > least; --at) {
    const char c = content[at - 1];
    if (c == ':') return identifier_before(content, before_blanks(content, at - 1));
    if (!is_ascii_alnum(c) && !is_any_of(c, " \t[]<>&'?*.,_|")) return {};
    // `Authorization: Digest username="v"`: two words are no type.
    if (is_blank(c) && at < end && is_ascii_alnum(content[at]) && at > 1 &&
        is_ascii_alnum(content[at - 2]) && !content.substr(0, at - 1).ends_with("'static")) {
      return {};
    }
  }
  return {};
}

Span name_before_word(std::string_view content, Span word) {
  constexpr std::array<std::string_view, 7> kTypes = {"string", "String", "str", "[]byte",
                                                      "byte",   "char",   "text"};
  const std::string_view text = of(content, word);
  if (std::find(kTypes.begin(), kTypes.end(), text) == kTypes.end()) return {};
  return identifier_before(content, before_blanks(content, word.begin));
}

// The string in `["password"]`, `[:password]`, `get("password")`, or the identifier in it.
Span inside_brackets(std::string_view content, std::size_t end) {
  if (end == 0) return {};
  if (is_quote(content[end - 1])) return string_before(content, end);
  const Span word = identifier_before(content, end);
  return word;
}

// `["password"]` before `["prod"]`, or `passwords`; empty where no name of a secret stands there.
Span before_subscript(std::string_view content, Span inside) {
  constexpr int kMost = 3;
  for (int i = 0; i < kMost && inside.begin > 1; ++i) {
    std::size_t open = inside.begin - 1;
    if (is_quote(content[open])) --open;
    if (content[open] != '[' || open == 0) return {};
    if (content[open - 1] != ']') {
      const Span name = identifier_before(content, open);
      return tells_secret(content, name) ? name : Span{};
    }
    inside = inside_brackets(content, open - 1);
    if (tells_secret(content, inside)) return inside;
  }
  return {};
}

// `char password[] = "v"`, `password[16]`.
std::size_t before_empty_brackets(std::string_view content, std::size_t end) {
  std::size_t at = end - 1;
  while (at > 0 && is_ascii_digit(content[at - 1])) --at;
  return at > 0 && content[at - 1] == '[' ? at - 1 : end;
}

// "api key", "mysql root password": in documents names are words with blanks between them.
Span with_words_before(std::string_view content, Span name) {
  constexpr std::size_t kMostWords = 2;
  for (std::size_t words = 0; words < kMostWords; ++words) {
    if (name.begin < 2 || content[name.begin - 1] != ' ') break;
    const Span word = identifier_before(content, name.begin - 1);
    if (word.empty() || !is_ascii_letter(content[word.end - 1])) break;
    name.begin = word.begin;
  }
  return name;
}

}  // namespace

Span string_before(std::string_view content, std::size_t end) {
  if (end == 0 || !is_quote(content[end - 1])) return {};
  const char quote = content[end - 1];
  std::size_t last = end - 1;
  if (last > 0 && content[last - 1] == '\\') --last;
  std::size_t begin = last;
  while (begin > 0 && last - begin < kLongestString && content[begin - 1] != quote) {
    if (content[begin - 1] == '\n') return {};
    --begin;
  }
  if (begin == 0 || content[begin - 1] != quote) return {};
  return {begin, last};
}

Span name_before(std::string_view content, std::size_t end) {
  end = before_blanks(content, end);
  while (end > 0 && content[end - 1] == '*') --end;  // **password**: v
  if (end == 0) return {};
  if (content[end - 1] == '}') end = before_blanks(content, before_accessors(content, end));
  if (end > 0 && content[end - 1] == ']') end = before_empty_brackets(content, end);
  if (end == 0) return {};
  const char last = content[end - 1];
  if (is_quote(last)) return string_before(content, end);
  if (last == ']' || last == ')' || last == '}') {
    const Span inside = inside_brackets(content, end - 1);
    if (tells_secret(content, inside)) return inside;
    const Span outside = last == ']' ? before_subscript(content, inside) : Span{};
    return outside.empty() ? name_before_type(content, end) : outside;
  }
  if (last == '?' || last == '!') --end;  // `password!: string`, `token?`
  const Span name = identifier_before(content, end);
  const AssignedName own = read_assigned_name(of(content, name));
  if (own.strength == NameStrength::kStrong) return name;
  const Span typed = name_before_word(content, name);
  if (tells_secret(content, typed)) return typed;
  const Span words = with_words_before(content, name);
  const bool more = read_assigned_name(of(content, words)).strength > own.strength;
  if (more) return words;
  if (own.strength != NameStrength::kNone) return name;
  const Span annotated = name_before_type(content, end);
  if (tells_secret(content, annotated)) return annotated;
  return name;
}

Span item_before(std::string_view content, std::size_t end) {
  end = before_space(content, end, 4);
  if (end == 0) return {};
  if (is_quote(content[end - 1])) return string_before(content, end);
  return identifier_before(content, end);
}

}  // namespace scan::tokens

// Entry points: string_end, unquoted_end.
#include "tokens/assigned/value_reader.h"

#include <algorithm>

#include "tokens/assigned/text_walk.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kLongest = 2048;

// `"…`, with a backslash before the quote where the string stands in another string.
bool is_escaped_quote(std::string_view content, std::size_t quote) {
  return quote > 0 && content[quote - 1] == '\\';
}

std::optional<std::size_t> line_end(std::string_view content, std::size_t end) {
  std::size_t rest = end;
  while (rest < content.size() && is_blank(content[rest])) ++rest;
  const bool over = rest == content.size() || content[rest] == '\n' || content[rest] == '\r';
  const bool comment = rest > end && rest < content.size() &&
                       (content[rest] == '#' || content.substr(rest).starts_with("//"));
  const std::string_view behind = content.substr(rest);
  const bool closed = (!behind.empty() && is_any_of(behind[0], "\"'`}]|)<\\")) ||
                      behind.starts_with("*/") || behind.starts_with("-->");
  return over || comment || closed ? std::optional(end) : std::nullopt;
}

// `forgot_password=Onko salasana unohtunut`: letters, and more words behind them.
bool is_sentence(std::string_view content, std::size_t begin, std::size_t end) {
  if (end + 1 >= content.size() || content[end] != ' ' || !is_ascii_letter(content[end + 1])) {
    return false;
  }
  const std::string_view value = content.substr(begin, end - begin);
  constexpr std::size_t kLongestSentence = 300;
  std::string_view rest = content.substr(end, kLongestSentence);
  rest = rest.substr(0, std::min(rest.find('\n'), rest.size()));
  return is_ascii_upper(value[0]) && std::all_of(value.begin() + 1, value.end(), is_ascii_lower) &&
         rest.find('=') == rest.npos;
}

// `password = buffer1;` of a program; what stands without blanks around `=` may be a connection
// string's.
bool is_statement(std::string_view content, std::size_t begin, std::size_t end) {
  if (end >= content.size() || content[end] != ';' || !is_blank(content[begin - 1])) return false;
  return std::all_of(content.begin() + static_cast<std::ptrdiff_t>(begin),
                     content.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char c) { return is_ascii_alnum(c) || is_any_of(c, "_.-"); });
}

// `x + y`, `x ? y : z`, `x == y`, `lib.mkIf (x)`: what follows the blanks behind a word of a
// program.
bool goes_on_as_expression(std::string_view content, std::size_t begin, std::size_t end) {
  std::size_t rest = end;
  while (rest < content.size() && is_blank(content[rest])) ++rest;
  // `echo TOKEN=v >> .env`
  if (begin > 0 && content[begin - 1] == '=' && content.substr(rest).starts_with('>')) return false;
  return rest > end && rest < content.size() && is_any_of(content[rest], "+*?=<>([{");
}

// `/* password=v */`, `<!-- password=v -->`
bool closes_comment(std::string_view content, std::size_t end) {
  std::size_t at = end;
  while (at < content.size() && at - end < 16 && is_blank(content[at])) ++at;
  if (at == end) return false;
  const std::string_view behind = content.substr(at);
  return behind.starts_with("*/") || behind.starts_with("-->");
}

// Nothing, or a word that declares, between the begin of the line and a name.
bool is_first(std::string_view content, std::size_t name) {
  std::string_view before = content.substr(0, name);
  for (const std::string_view word : {"export ", "set ", "ENV ", "ARG ", "- "}) {
    if (!before.ends_with(word)) continue;
    before.remove_suffix(word.size());
    break;
  }
  const std::size_t end = before_blanks(before, before.size());
  return end == 0 || before[end - 1] == '\n';
}

// `v&token_type=bearer`: one value of several.
bool is_query_string(std::string_view value) {
  const std::size_t next = value.find('&');
  if (next == value.npos) return false;
  const std::size_t sign = value.find_first_not_of(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-", next + 1);
  return sign != value.npos && sign > next + 2 && value[sign] == '=';
}

}  // namespace

std::optional<std::size_t> rest_of_line_end(std::string_view content, std::size_t name,
                                            std::size_t begin) {
  constexpr CharSet kNever = "\"'`$<>";
  constexpr CharSet kOtherwise = ";,&|\\(){}[]";
  if (!is_first(content, name)) return std::nullopt;
  const std::size_t most = std::min(content.size(), begin + kLongest);
  bool signs = false;
  std::size_t end = begin;
  while (end < most && !is_ascii_space(content[end])) {
    if (is_any_of(content[end], kNever)) return std::nullopt;
    signs |= is_any_of(content[end++], kOtherwise);
  }
  const bool over = end == content.size() || content[end] == '\n' || content[end] == '\r';
  const bool goes_on = end > begin && is_any_of(content[end - 1], ";,({[)\\");
  const bool query = is_query_string(content.substr(begin, end - begin));
  return signs && over && !goes_on && !query ? std::optional(end) : std::nullopt;
}

std::optional<std::size_t> string_end(std::string_view content, std::size_t begin) {
  if (begin == 0) return std::nullopt;
  const char quote = content[begin - 1];
  const bool escaped = is_escaped_quote(content, begin - 1);
  const std::size_t most = std::min(content.size(), begin + kLongest);
  for (std::size_t at = begin; at < most; ++at) {
    if (content[at] == '\n') return std::nullopt;
    if (content[at] == '\\') {
      if (escaped && at + 1 < most && content[at + 1] == quote) return at;
      ++at;
    } else if (content[at] == quote) {
      return at;
    }
  }
  return std::nullopt;
}

std::optional<std::size_t> unquoted_end(std::string_view content, std::size_t begin, Unquoted how) {
  const std::size_t most = std::min(content.size(), begin + kLongest);
  std::size_t end = begin;
  const CharSet stops = how == Unquoted::kElement ? CharSet("<>") : CharSet("\"'`<>;,&|\\(){}[]");
  while (end < most && !is_ascii_space(content[end]) && !is_any_of(content[end], stops)) ++end;
  if (end == begin + kLongest) return std::nullopt;
  if (how == Unquoted::kElement) {
    const std::string_view behind = content.substr(end);
    if (behind.starts_with("</")) return end;
    const bool cdata =
        behind.starts_with(">") && end - begin > 2 && content.substr(end - 2, 2) == "]]";
    return cdata ? std::optional(end - 2) : std::nullopt;
  }
  if (end == content.size()) return end;
  // `key = lookup(x)`, `a[0]`, `{…`: an expression.
  if (is_any_of(content[end], "([{")) return std::nullopt;
  if (closes_comment(content, end)) return end;
  if (how == Unquoted::kLine) return line_end(content, end);
  const bool other = goes_on_as_expression(content, begin, end) ||
                     is_sentence(content, begin, end) || is_statement(content, begin, end);
  return other ? std::nullopt : std::optional(end);
}

}  // namespace scan::tokens

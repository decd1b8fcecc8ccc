// One pass over the value that steps over references and weighs what stands between them. The
// forms are those of shells, Make, templates (Jinja, Go, ERB, Ruby) and format strings; what their
// brackets hold is read in reference_default.cc. Entry points: read_references, is_reference.
#include "judge/reference.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "judge/natural_words.h"
#include "judge/reference_default.h"
#include "judge/url_password.h"

namespace scan {
namespace {

// A chosen password this short is the least that a generic rule reports.
constexpr std::size_t kWeight = 8;
// A long run of openings without a close would be searched again and again.
constexpr std::size_t kMostReferences = 64;

struct Brackets {
  std::string_view open;
  std::string_view close;
  BracketKind kind;
};
constexpr std::array<Brackets, 7> kBrackets = {{{"${{", "}}", BracketKind::kTemplate},
                                                {"${", "}", BracketKind::kShell},
                                                {"$(", ")", BracketKind::kCommand},
                                                {"{{", "}}", BracketKind::kTemplate},
                                                {"#{", "}", BracketKind::kTemplate},
                                                {"<%", "%>", BracketKind::kTemplate},
                                                {"{%", "%}", BracketKind::kCommand}}};

bool is_name_character(char c) { return is_ascii_alnum(c) || c == '_'; }

// `lower` is in lower case.
bool lowered_begins_with(std::string_view text, std::string_view lower) {
  return text.size() > lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(),
                    [](char a, char b) { return a == to_ascii_lower(b); });
}

// The length of `$NAME` or `$name` at the start of `text`. Mixed case or digits between letters
// ("$ecR3t") are a person's password.
std::size_t variable(std::string_view text) {
  constexpr std::string_view kEnvironment = "$env:";  // of PowerShell
  if (lowered_begins_with(text, kEnvironment)) {
    const auto name = text.begin() + kEnvironment.size();
    return static_cast<std::size_t>(std::find_if_not(name, text.end(), is_name_character) -
                                    text.begin());
  }
  std::size_t end = 1;
  bool lower = false;
  bool upper = false;
  bool digit = false;
  for (; end < text.size() && is_name_character(text[end]); ++end) {
    lower |= is_ascii_lower(text[end]);
    upper |= is_ascii_upper(text[end]);
    digit |= is_ascii_digit(text[end]);
  }
  const bool a_name = end > 1 && !is_ascii_digit(text[1]) && lower != upper && !(lower && digit);
  return a_name ? end : 0;
}

// The length of `%s`, `%d`, `%v`, `%(name)s`, `%NAME%` at the start of `text`.
std::size_t format(std::string_view text) {
  if (text.size() < 2) return 0;
  if (text[1] == '(') {
    const std::size_t close = text.find(')');
    return close == std::string_view::npos || close + 1 >= text.size() ? 0 : close + 2;
  }
  std::size_t end = 1;
  while (end < text.size() && is_name_character(text[end])) ++end;
  if (end > 2 && end < text.size() && text[end] == '%') return end + 1;
  constexpr std::string_view kVerbs = "sdvqx@";
  return end == 2 && kVerbs.find(text[1]) != std::string_view::npos ? 2 : 0;
}

// Where the bracket closes that `text` begins with. One of a single character may hold others of
// its kind: `${A:-${B}}`, `$(f "$(g)")`.
std::size_t closing(std::string_view text, const Brackets& brackets) {
  if (brackets.close.size() > 1) return text.find(brackets.close, brackets.open.size());
  const char open = brackets.open.back();
  const char close = brackets.close.front();
  std::size_t depth = 1;
  for (std::size_t at = brackets.open.size(); at < text.size(); ++at) {
    if (text[at] == open) ++depth;
    if (text[at] == close && --depth == 0) return at;
  }
  return std::string_view::npos;
}

struct Found {
  std::size_t length = 0;  // 0: the text begins with no reference
  bool brackets = false;
};

Found reference(std::string_view text, std::vector<std::string_view>& defaults) {
  for (const Brackets& brackets : kBrackets) {
    if (!text.starts_with(brackets.open)) continue;
    const std::size_t close = closing(text, brackets);
    if (close == std::string_view::npos) return {};
    const std::size_t begin = brackets.open.size();
    add_defaults(brackets.kind, text.substr(begin, close - begin), defaults);
    return {close + brackets.close.size(), true};
  }
  if (text.front() == '$') return {variable(text), false};
  if (text.front() == '%') return {format(text), false};
  return {};
}

// Letters and digits of `glue`, without those of words where these do not count.
std::size_t weight_of(std::string_view glue, bool words_count) {
  std::size_t weight = 0;
  for (std::size_t begin = 0; begin < glue.size();) {
    std::size_t end = begin;
    while (end < glue.size() && is_ascii_alnum(glue[end])) ++end;
    if (words_count || !is_natural_words(glue.substr(begin, end - begin))) weight += end - begin;
    begin = end + 1;
  }
  return weight;
}

bool may_be_secret(std::string_view text) {
  return text.size() >= kWeight && !is_natural_words(text) &&
         !(is_url(text) && !read_userinfo(text));
}

}  // namespace

References read_references(std::string_view value) {
  References out;
  std::size_t tried = 0;
  std::size_t found = 0;
  bool brackets = true;
  std::vector<std::string_view> glue;
  std::size_t glue_begin = 0;
  for (std::size_t at = 0; at < value.size();) {
    const bool may_begin = std::string_view("$%{#<").find(value[at]) != std::string_view::npos;
    const Found here = may_begin && ++tried <= kMostReferences
                           ? reference(value.substr(at), out.defaults)
                           : Found{};
    if (here.length == 0) {
      ++at;
      continue;
    }
    ++found;
    brackets &= here.brackets;
    glue.push_back(value.substr(glue_begin, at - glue_begin));
    at += here.length;
    glue_begin = at;
  }
  if (found == 0) return out;
  glue.push_back(value.substr(glue_begin));
  std::size_t weight = 0;
  for (std::string_view text : glue) weight += weight_of(text, !brackets);
  out.only = weight < kWeight;
  return out;
}

bool is_reference(std::string_view value) {
  References references = read_references(value);
  if (!references.only) return false;
  std::vector<std::string_view> open = std::move(references.defaults);
  for (std::size_t judged = 0; !open.empty() && judged < kMostReferences; ++judged) {
    const std::string_view text = open.back();
    open.pop_back();
    references = read_references(text);
    if (!references.only && may_be_secret(text)) return false;
    open.insert(open.end(), references.defaults.begin(), references.defaults.end());
  }
  return true;
}

}  // namespace scan

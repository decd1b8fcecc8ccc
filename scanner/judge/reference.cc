// One pass over the value that steps over references and counts what stands between them. The
// forms are those of shells, Make, templates (Jinja, Go, ERB, Ruby) and format strings. Entry
// point: is_reference.
#include "judge/reference.h"

#include <array>

#include "base/ascii.h"

namespace scan {
namespace {

// A chosen password this short is the least that a generic rule reports.
constexpr std::size_t kWeight = 8;

struct Brackets {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Brackets, 7> kBrackets = {{{"${{", "}}"},
                                                {"${", "}"},
                                                {"$(", ")"},
                                                {"{{", "}}"},
                                                {"#{", "}"},
                                                {"<%", "%>"},
                                                {"{%", "%}"}}};

bool is_name_character(char c) { return is_ascii_alnum(c) || c == '_'; }

// The length of `$NAME` or `$name` at the start of `text`. Mixed case or digits between letters
// ("$ecR3t") are a person's password.
std::size_t variable(std::string_view text) {
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

// The length of the reference that `text` begins with, 0 if it begins with none.
std::size_t reference(std::string_view text) {
  for (const Brackets& brackets : kBrackets) {
    if (!text.starts_with(brackets.open)) continue;
    const std::size_t close = text.find(brackets.close, brackets.open.size());
    return close == std::string_view::npos ? 0 : close + brackets.close.size();
  }
  if (text.front() == '$') return variable(text);
  if (text.front() == '%') return format(text);
  return 0;
}

}  // namespace

bool is_reference(std::string_view value) {
  // A long run of openings without a close would be searched again and again.
  constexpr std::size_t kMostReferences = 64;
  std::size_t references = 0;
  std::size_t tried = 0;
  std::size_t weight = 0;
  for (std::size_t at = 0; at < value.size();) {
    const bool may_begin = std::string_view("$%{#<").find(value[at]) != std::string_view::npos;
    const std::size_t length =
        may_begin && ++tried <= kMostReferences ? reference(value.substr(at)) : 0;
    if (length > 0) {
      ++references;
      at += length;
    } else {
      weight += is_ascii_alnum(value[at]) ? 1 : 0;
      ++at;
    }
  }
  return references > 0 && weight < kWeight;
}

}  // namespace scan

// Names are letters, digits, `_` and `-`; strings are between single quotes, of which two stand for
// one. Entry point: lex_expression.
#include "syntax/github_expression_lexer.h"

#include "base/ascii.h"

namespace scan::syntax {
namespace {

bool is_name_character(char c) { return is_ascii_alnum(c) || c == '_' || c == '-'; }

// The end of the string that opens at `at`, `end` where it does not close.
std::size_t string_end(std::string_view text, std::size_t at, std::size_t end) {
  for (++at; at < end; ++at) {
    if (text[at] != '\'') continue;
    if (at + 1 == end || text[at + 1] != '\'') return at + 1;
    ++at;
  }
  return std::string_view::npos;
}

ExpressionToken sign(char c) {
  switch (c) {
    case '*':
      return ExpressionToken::kStar;
    case '.':
      return ExpressionToken::kDot;
    case ',':
      return ExpressionToken::kComma;
    case '!':
      return ExpressionToken::kNot;
    case '<':
    case '>':
      return ExpressionToken::kCompare;
    case '(':
      return ExpressionToken::kOpen;
    case ')':
      return ExpressionToken::kClose;
    case '[':
      return ExpressionToken::kOpenIndex;
    case ']':
      return ExpressionToken::kCloseIndex;
    default:
      return ExpressionToken::kBad;
  }
}

ExpressionLexeme next(std::string_view text, std::size_t at, std::size_t end) {
  const char c = text[at];
  const char after = at + 1 < end ? text[at + 1] : '\0';
  if (c == '\'') {
    const std::size_t close = string_end(text, at, end);
    if (close == std::string_view::npos) return {ExpressionToken::kBad, {at, end}};
    return {ExpressionToken::kString, {at, close}};
  }
  const bool number = is_ascii_digit(c) || ((c == '-' || c == '+') && is_ascii_digit(after));
  if (number) {
    std::size_t stop = at + 1;
    while (stop < end && (is_ascii_alnum(text[stop]) || text[stop] == '.')) ++stop;
    return {ExpressionToken::kNumber, {at, stop}};
  }
  if (is_ascii_letter(c) || c == '_') {
    std::size_t stop = at + 1;
    while (stop < end && is_name_character(text[stop])) ++stop;
    return {ExpressionToken::kName, {at, stop}};
  }
  if ((c == '=' || c == '!' || c == '<' || c == '>') && after == '=') {
    return {ExpressionToken::kCompare, {at, at + 2}};
  }
  if ((c == '&' || c == '|') && after == c) return {ExpressionToken::kLogical, {at, at + 2}};
  return {sign(c), {at, at + 1}};
}

}  // namespace

std::vector<ExpressionLexeme> lex_expression(std::string_view text, Span body) {
  std::vector<ExpressionLexeme> out;
  for (std::size_t at = body.begin; at < body.end;) {
    if (is_ascii_space(text[at])) {
      ++at;
      continue;
    }
    out.push_back(next(text, at, body.end));
    if (out.back().token == ExpressionToken::kBad) break;
    at = out.back().place.end;
  }
  return out;
}

}  // namespace scan::syntax

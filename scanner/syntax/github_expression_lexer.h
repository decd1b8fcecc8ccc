// The tokens of a GitHub expression; github_expression.h is what to use.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::syntax {

enum class ExpressionToken : std::uint8_t {
  kString,
  kNumber,
  kName,  // a context, property or function; true, false and null too
  kStar,
  kDot,
  kComma,
  kNot,
  kCompare,  // == != < <= > >=
  kLogical,  // && ||
  kOpen,     // (
  kClose,    // )
  kOpenIndex,
  kCloseIndex,
  kBad,
};

struct ExpressionLexeme {
  ExpressionToken token = ExpressionToken::kBad;
  Span place;
};

// All of `body` of `text`; ends with a kBad where a character begins no token.
std::vector<ExpressionLexeme> lex_expression(std::string_view text, Span body);

}  // namespace scan::syntax

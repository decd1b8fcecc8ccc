// GitHub's expressions, `${{ secrets.TOKEN || 'x' }}`: where they stand in a text and what they
// use. The grammar: https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::syntax {

struct ExpressionPlace {
  Span whole;  // with `${{` and `}}`
  Span body;   // between them
};

// In order. A `}}` inside a string literal closes nothing; a `${{` that is never closed is left
// out. Linear in the text's size; at most 10000 are told.
std::vector<ExpressionPlace> find_expressions(std::string_view text);

// `github.event.issue.title`, `secrets['A']` (written `secrets.A`), `matrix.*`.
struct ContextUse {
  // As written, save that `[ 'x' ]` becomes `.x`, `[0]` `.0` and a computed index `.*`.
  std::string path;
  Span place;
  // The function whose argument it is, in lower case: "tojson"; the innermost, or empty.
  std::string call;
  // Of `secrets` itself and of nothing in it: `toJSON(secrets)`, `secrets.*`.
  bool whole_context() const { return path.find('.') == std::string::npos || path.ends_with(".*"); }
};

struct ExpressionLiteral {
  std::string value;  // of a string, quotes undone; a number, true, false, null as written
  Span place;
  bool is_string = false;
  // The expression may come to it: it is not compared, negated, an index or a function's argument.
  bool result = false;
};

struct ExpressionCall {
  std::string name;  // in lower case
  Span place;        // of the name
};

struct Expression {
  std::vector<ContextUse> contexts;  // in order, those inside indexes too
  std::vector<ExpressionLiteral> literals;
  std::vector<ExpressionCall> calls;
  bool valid = true;  // it follows the grammar; else what was read before the error stands here
  Span error;         // of the offending part where it is not
};

// `body` is a place in `text` without `${{`: an expression's, or all of an `if:` value. Places in
// the result are places in `text`. At most 64 KiB and 1000 nested brackets are read.
Expression parse_expression(std::string_view text, Span body);

// The context's name in lower case, "secrets" of "Secrets.TOKEN": contexts ignore case.
std::string context_name(const ContextUse& use);

}  // namespace scan::syntax

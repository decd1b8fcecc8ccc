// Entry point: secret_expressions.
#include "policy/secret_expression.h"

#include <utility>

#include "base/ascii.h"
#include "syntax/github_expression.h"

namespace scan::policy {
namespace {

bool is_token(std::string_view path) {
  constexpr std::string_view kToken = "github.token";
  if (path.size() != kToken.size()) return false;
  for (std::size_t i = 0; i < path.size(); ++i) {
    if (to_ascii_lower(path[i]) != kToken[i]) return false;
  }
  return true;
}

}  // namespace

std::vector<SecretExpression> secret_expressions(std::string_view text, Span inside) {
  std::vector<SecretExpression> out;
  const std::string_view part = text.substr(inside.begin, inside.size());
  for (const syntax::ExpressionPlace& found : syntax::find_expressions(part)) {
    for (const syntax::ContextUse& use : syntax::parse_expression(part, found.body).contexts) {
      const bool secret = syntax::context_name(use) == "secrets";
      if (!secret && !is_token(use.path)) continue;
      // A computed name is one secret, not all of them.
      const bool all = secret && use.path.find('.') == std::string::npos;
      out.push_back({{inside.begin + found.whole.begin, inside.begin + found.whole.end},
                     all ? std::string("every secret") : use.path,
                     all});
      break;
    }
  }
  return out;
}

}  // namespace scan::policy

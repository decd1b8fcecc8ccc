// Entry points: literal_violation, holds_literal.
#include "policy/literal_violation.h"

#include <utility>

namespace scan::policy {

std::optional<Violation> literal_violation(const File& file, const Rule& rule, Literal literal) {
  const auto severity = literal_severity(rule.info.severity, literal.judgement, file.is_test());
  if (!severity) return std::nullopt;
  Violation violation;
  violation.place = literal.place;
  violation.secret = file.bytes_of(literal.value, literal.place);
  violation.message = std::move(literal.message);
  violation.key = std::move(literal.key);
  violation.severity = severity;
  violation.chosen = literal.judgement.value == ValueClass::kWeak;
  return violation;
}

std::string_view holds_literal(const ValueJudgement& judgement) {
  return judgement.is_secret() ? "holds a secret in plain text"
                               : "holds a weak secret in plain text";
}

}  // namespace scan::policy

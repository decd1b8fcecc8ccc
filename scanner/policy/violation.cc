// Grades of severity.
#include "policy/violation.h"

#include <algorithm>

namespace scan::policy {

Severity lower(Severity severity) {
  return severity == Severity::kError ? Severity::kWarning : Severity::kInfo;
}

std::optional<Severity> literal_severity(Severity full, const ValueJudgement& value, bool in_test) {
  if (value.value == ValueClass::kStrong) return full;
  if (!value.is_literal()) return std::nullopt;
  if (in_test) return Severity::kInfo;
  return value.is_secret() ? full : lower(full);
}

}  // namespace scan::policy

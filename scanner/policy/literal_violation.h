// A secret that stands in a file where a reference should: how a check tells it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"
#include "judge/value_class.h"
#include "policy/file.h"
#include "policy/rule.h"
#include "policy/violation.h"

namespace scan::policy {

struct Literal {
  std::string key;      // of the fingerprint
  std::string message;  // one sentence
  std::string_view value;
  Span place;  // in the file, quotes included or not
  ValueJudgement judgement;
};

// Nothing where the value is no literal (literal_severity). What people chose is marked as such.
std::optional<Violation> literal_violation(const File& file, const Rule& rule, Literal literal);

// "holds a secret in plain text" or, of a weak value, "holds a password in plain text": the end of
// a sentence about a key.
std::string_view holds_literal(const ValueJudgement& judgement);

}  // namespace scan::policy

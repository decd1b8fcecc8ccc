// What a rule's conditions say of a place, and how grave it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "judge/value_class.h"
#include "policy/rule.h"

namespace scan::policy {

// `message` with `{key}` and `{path}` replaced.
std::string filled_in(std::string_view message, std::string_view key, std::string_view path);

// How grave a value is that a condition asked `test` of; nothing where it passes.
std::optional<Severity> severity_under(ValueTest test, const Rule& rule,
                                       const ValueJudgement& value, bool in_test);

}  // namespace scan::policy

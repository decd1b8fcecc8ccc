// A rule's tree-sitter queries as a check.
#pragma once

#include <memory>

#include "base/result.h"
#include "policy/check.h"

namespace scan::policy {

// Tells what is wrong with the condition's language, query or patterns.
Status try_query(const QueryCondition& condition);

// REQUIRES: try_query() agreed to every condition of the rule.
std::unique_ptr<Check> make_query_check(const CheckContext& context);

}  // namespace scan::policy

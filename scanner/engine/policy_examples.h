// Runs the `bad` and `good` examples of policy rules: they are the rules' tests.
#pragma once

#include <span>

#include "policy/rule_set.h"
#include "tokens/rule_examples.h"
#include "tokens/rule_set.h"

namespace scan::engine {

// Every example of `rules`, each alone, its files scanned by all token rules first.
tokens::ExampleReport run_policy_examples(const tokens::RuleSet& tokens,
                                          const policy::RuleSet& policy,
                                          std::span<const policy::Rule* const> rules);

}  // namespace scan::engine

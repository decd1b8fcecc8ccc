// Runs the `bad` and `good` examples of rules: they are the rules' tests.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tokens/rule_set.h"
#include "tokens/scanner.h"

namespace scan::tokens {

struct ExampleReport {
  std::size_t examples = 0;
  std::vector<std::string> failures;  // "file:line: rule: what went wrong"; never holds a secret
};

// Every example of every rule in `group` under all rules of `rules`, of which `group` is one.
ExampleReport run_examples(const RuleSet& rules, const RuleGroup& group);

}  // namespace scan::tokens

// Reads policy rules from TOML (docs/writing-rules.md) and refuses what is not right in every part:
// key patterns, queries, checks and globs are tried when the rule is loaded.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/options.h"
#include "policy/rule.h"
#include "policy/rule_storage.h"
#include "toml/table.h"

namespace scan::policy {

// True of a rule file that holds policy rules: no `provider` stands on its top.
bool holds_policy_rules(std::string_view text);

// The rules of one file, views into `storage`. `name` is the path that errors and the rules' own
// `file` give. The error is "name:line: what is wrong".
Result<std::vector<Rule>> load_rules(std::string_view text, std::string_view name,
                                     RuleStorage& storage);

// Reads what a table says under [rules.<id>]. Mistakes are in the table's document.
RuleOptions read_options(toml::Table& table, const Rule& rule);

}  // namespace scan::policy

// `.scan.toml`: what a repository says of rules, `[rules.<id>]` with severity, enabled and the
// options that a rule declares. Everything else in it is a mistake, told with file:line.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "finding/rule_info.h"
#include "policy/rule_set.h"
#include "tokens/rule_set.h"

namespace scan::config {

inline constexpr std::string_view kSettingsFile = ".scan.toml";

struct Settings {
  policy::Settings policy;
  std::vector<const tokens::TokenRule*> tokens_off;
  std::map<const tokens::TokenRule*, Severity> token_severity;
};

// `name` stands in errors as the file. The rules outlive the result.
Result<Settings> read_settings(std::string_view text, std::string_view name,
                               const tokens::RuleSet& tokens, const policy::RuleSet& policy);

}  // namespace scan::config

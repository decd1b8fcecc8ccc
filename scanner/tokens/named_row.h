// A row of the table of names (rules/tokens/named.toml) becomes a rule with its examples.
#pragma once

#include <string_view>

#include "tokens/rule.h"
#include "tokens/rule_storage.h"
#include "toml/table.h"

namespace scan::tokens {

// The rule of `row`, views into `storage`, its `file` being `file`. Mistakes are told to the row's
// document; what is returned then is of no use.
TokenRule read_row(toml::Table& row, std::string_view file, RuleStorage& storage);

}  // namespace scan::tokens

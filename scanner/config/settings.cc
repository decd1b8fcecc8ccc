// One table for each rule.
#include "config/settings.h"

#include <string>

#include "policy/rule_loader.h"
#include "toml/table.h"

namespace scan::config {
namespace {

using toml::Table;
using toml::Text;

void read_token_rule(Table& table, const tokens::TokenRule& rule, Settings& settings) {
  if (!table.boolean("enabled", true)) settings.tokens_off.push_back(&rule);
  if (table.has("severity")) {
    const auto severity = severity_from(table.string("severity"));
    if (!severity) table.fail("severity", "`severity` must be error, warning or info");
    if (severity) settings.token_severity[&rule] = *severity;
  }
  table.refuse_unknown_keys();
}

}  // namespace

Result<Settings> read_settings(std::string_view text, std::string_view name,
                               const tokens::RuleSet& tokens, const policy::RuleSet& policy) {
  Settings settings;
  toml::Document document(text, name);
  if (!document.status()) return document.status().error();
  Table root = document.root();
  Table rules = root.table("rules");
  for (const Text& id : rules.keys()) {
    Table table = rules.table(id.value);
    if (const policy::Rule* rule = policy.find(id.value); rule != nullptr) {
      settings.policy[rule] = policy::read_options(table, *rule);
    } else if (const tokens::TokenRule* token = tokens.find(id.value); token != nullptr) {
      read_token_rule(table, *token, settings);
    } else {
      document.fail(id.line, "no rule is called '" + id.value + "'; `scan rules list` shows all");
    }
  }
  root.refuse_unknown_keys();
  if (!document.status()) return document.status().error();
  return settings;
}

}  // namespace scan::config

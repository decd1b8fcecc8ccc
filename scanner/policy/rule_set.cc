// Ids are unique across all files.
#include "policy/rule_set.h"

#include <algorithm>
#include <string>

#include "policy/rule_loader.h"

namespace scan::policy {

const Rule* RuleSet::find(std::string_view id) const {
  const auto found = std::find_if(rules_.begin(), rules_.end(),
                                  [&](const Rule* rule) { return rule->info.id == id; });
  return found == rules_.end() ? nullptr : *found;
}

Status RuleSet::add_file(std::string_view text, std::string_view name) {
  auto rules = load_rules(text, name, storage_);
  if (!rules) return rules.error();
  for (const Rule& rule : *rules) {
    const Rule* taken = find(rule.info.id);
    if (taken == nullptr) continue;
    return Error{std::string(name) + ":" + std::to_string(rule.line) + ": the id " +
                 std::string(rule.info.id) + " is taken by " + std::string(taken->file)};
  }
  added_.emplace_back(text);
  loaded_.push_back(std::move(*rules));
  for (const Rule& rule : loaded_.back()) rules_.push_back(&rule);
  return {};
}

}  // namespace scan::policy

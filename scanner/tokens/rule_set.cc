// Puts rules and their databases together.
#include "tokens/rule_set.h"

#include <algorithm>

#include "tokens/builtin_rules.h"
#include "tokens/database_cache.h"
#include "tokens/rule_cores.h"

namespace scan::tokens {
namespace {

RuleGroup make_group(std::span<const TokenRule> rules, match::CoreDatabase database) {
  return {rules, rules_of_cores(rules), std::move(database)};
}

}  // namespace

Result<RuleSet> RuleSet::builtin() {
  RuleSet set;
  auto database = match::CoreDatabase::in_place(builtin_database());
  if (!database || !set.scratch_.prepare(*database)) {
    database = match::CoreDatabase::compile(cores_of(builtin_rules()));
    if (!database) return database.error();
    const Status prepared = set.scratch_.prepare(*database);
    if (!prepared) return prepared.error();
  }
  set.groups_.push_back(make_group(builtin_rules(), std::move(*database)));
  return set;
}

Status RuleSet::add_file(std::string_view text, std::string_view name, const RuleCache& cache) {
  auto rules = load_rules(text, name, RuleOrigin::kUser, storage_);
  if (!rules) return rules.error();
  for (const TokenRule& rule : *rules) {
    if (find(rule.info.id) == nullptr) continue;
    return Error{std::string(name) + ":" + std::to_string(rule.line) + ": the id " +
                 std::string(rule.info.id) + " is taken by a rule of " +
                 std::string(find(rule.info.id)->file)};
  }
  auto database = cached_database(cores_of(*rules), cache.folder);
  if (!database) return Error{std::string(name) + ": " + database.error().message};
  const Status prepared = scratch_.prepare(*database);
  if (!prepared) return Error{std::string(name) + ": " + prepared.error().message};
  loaded_.push_back(std::move(*rules));
  groups_.push_back(make_group(loaded_.back(), std::move(*database)));
  return {};
}

const TokenRule* RuleSet::find(std::string_view id) const {
  for (const RuleGroup& group : groups_) {
    for (const TokenRule& rule : group.rules) {
      if (rule.info.id == id) return &rule;
    }
  }
  return nullptr;
}

std::size_t RuleSet::context_bytes() const {
  std::size_t widest = 0;
  for (const RuleGroup& group : groups_) {
    for (const TokenRule& rule : group.rules) {
      std::uint32_t core = 0;
      for (const Core& each : rule.cores) core = std::max(core, each.max_width);
      widest = std::max<std::size_t>(widest, rule.radius + core);
    }
  }
  return widest;
}

}  // namespace scan::tokens

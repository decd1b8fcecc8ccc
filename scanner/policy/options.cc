// What was set, else what the rule declares.
#include "policy/options.h"

#include <algorithm>

#include "policy/rule.h"

namespace scan::policy {
namespace {

const OptionInfo* declared(const Rule& rule, std::string_view name) {
  const auto found = std::find_if(rule.options.begin(), rule.options.end(),
                                  [&](const OptionInfo& each) { return each.name == name; });
  return found == rule.options.end() ? nullptr : &*found;
}

}  // namespace

std::vector<std::string_view> RuleOptions::texts(const Rule& rule, std::string_view name) const {
  if (const auto set = texts_.find(name); set != texts_.end()) {
    return {set->second.begin(), set->second.end()};
  }
  const OptionInfo* info = declared(rule, name);
  if (info == nullptr) return {};
  return {info->standard.begin(), info->standard.end()};
}

bool RuleOptions::is_on(const Rule& rule, std::string_view name) const {
  if (const auto set = switches_.find(name); set != switches_.end()) return set->second;
  const OptionInfo* info = declared(rule, name);
  return info != nullptr && info->standard_on;
}

}  // namespace scan::policy

// One walk over the rules. Entry points: cores_of, rules_of_cores.
#include "tokens/rule_cores.h"

namespace scan::tokens {
namespace {

void for_each_core(std::span<const TokenRule> rules, const auto& call) {
  bool rows = false;
  bool assigned = false;
  for (std::uint32_t i = 0; i < rules.size(); ++i) {
    if ((rules[i].is_row() && rows) || (rules[i].is_assigned() && assigned)) continue;
    rows |= rules[i].is_row();
    assigned |= rules[i].is_assigned();
    for (const Core& core : rules[i].cores) call(core, i);
  }
}

}  // namespace

std::vector<std::string_view> cores_of(std::span<const TokenRule> rules) {
  std::vector<std::string_view> cores;
  for_each_core(rules, [&](const Core& core, std::uint32_t) { cores.push_back(core.pattern); });
  return cores;
}

std::vector<std::uint32_t> rules_of_cores(std::span<const TokenRule> rules) {
  std::vector<std::uint32_t> owners;
  for_each_core(rules, [&](const Core&, std::uint32_t rule) { owners.push_back(rule); });
  return owners;
}

}  // namespace scan::tokens

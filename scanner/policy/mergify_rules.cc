// Collects conditions and actions of each rule, then asks for both.
#include "policy/mergify_rules.h"

#include <algorithm>
#include <array>
#include <map>

#include "policy/bot_gate.h"

namespace scan::policy {
namespace {

struct Rule {
  Span bot;  // the condition; empty: none
  bool reviewed = false;
  bool merges = false;
  bool queues = false;
  bool approves = false;
};

// "author=dependabot[bot]", "author~=^dependabot", "head~=^renovate/", "label=dependencies"; one in
// front of which a `-` stands, or that says `!=`, shuts out.
bool names_bot(std::string_view condition) {
  constexpr std::array<std::string_view, 4> kAttributes = {"author", "head", "label", "sender"};
  if (condition.find("!=") != condition.npos) return false;
  return std::any_of(kAttributes.begin(), kAttributes.end(), [&](std::string_view attribute) {
    if (!condition.starts_with(attribute)) return false;
    std::string_view value = condition.substr(attribute.size());
    const std::size_t begin = value.find_first_not_of(" ~:=");
    return begin != value.npos && begin > 0 && names_update_bot(value.substr(begin));
  });
}

bool asks_for_approval(std::string_view condition) {
  return !condition.starts_with('-') && condition.find("approved-reviews-by") != condition.npos;
}

bool is_conditions(std::string_view name) {
  return name == "conditions" || name == "queue_conditions" || name == "merge_conditions";
}

void add(const syntax::Entry& entry, bool of_queue, Rule& rule) {
  const syntax::KeyPath& at = entry.path;
  const std::string& member = at[2].name;
  if (is_conditions(member)) {
    if (rule.bot.empty() && names_bot(entry.value)) rule.bot = entry.value_place;
    rule.reviewed = rule.reviewed || asks_for_approval(entry.value);
  }
  rule.queues = rule.queues || of_queue;
  if (member != "actions" || at.size() < 4) return;
  const std::string& action = at[3].name;
  rule.merges = rule.merges || action == "merge";
  rule.queues = rule.queues || action == "queue";
  rule.approves =
      rule.approves || (action == "review" && at.back().name == "type" && entry.value == "APPROVE");
}

}  // namespace

bool is_mergify_path(std::string_view path) {
  constexpr std::array<std::string_view, 6> kPaths = {
      ".mergify.yml",         ".mergify.yaml",       ".mergify/config.yml",
      ".mergify/config.yaml", ".github/mergify.yml", ".github/mergify.yaml"};
  return std::find(kPaths.begin(), kPaths.end(), path) != kPaths.end();
}

std::vector<MergifyMerge> mergify_merges(const syntax::Document& document) {
  std::map<std::pair<std::string, std::int64_t>, Rule> rules;
  for (const syntax::Entry& entry : document.entries) {
    const syntax::KeyPath& at = entry.path;
    if (at.size() < 3 || !at[1].is_index()) continue;
    const bool of_queue = at[0].name == "queue_rules";
    if (!of_queue && at[0].name != "pull_request_rules") continue;
    add(entry, of_queue, rules[{at[0].name, at[1].index}]);
  }
  std::vector<MergifyMerge> out;
  for (const auto& [at, rule] : rules) {
    const bool unseen = !rule.reviewed && (rule.merges || rule.queues);
    if (rule.bot.empty() || (!unseen && !rule.approves)) continue;
    const char* what = rule.approves ? "approves" : rule.merges ? "merges" : "queues";
    out.push_back({at.first + "[" + std::to_string(at.second) + "]", what, rule.bot});
  }
  return out;
}

}  // namespace scan::policy

// All matches of each rule from left to right, none overlapping, then the same checks.
#include "support/plain_scanner.h"

#include <map>
#include <set>
#include <string>

#include "match/confirm_pattern.h"
#include "tokens/assigned/assigned_secret.h"
#include "tokens/assigned/core.h"
#include "tokens/checks/run_checks.h"
#include "tokens/named_core.h"
#include "tokens/named_index.h"
#include "tokens/pairs.h"

namespace scan::testing {
namespace {

using tokens::TokenMatch;
using tokens::TokenRule;

const match::ConfirmPattern& pattern_of(const TokenRule& rule) {
  static std::map<const TokenRule*, match::ConfirmPattern> patterns;
  const auto known = patterns.find(&rule);
  if (known != patterns.end()) return known->second;
  return patterns.emplace(&rule, std::move(*match::ConfirmPattern::compile(rule.confirm)))
      .first->second;
}

// Every end of the rows' common core, and what is read there, with nothing left out but what lies
// in a value that was read before.
void scan_rows(const tokens::RuleGroup& group, std::string_view content, std::string_view path,
               std::int64_t now, std::vector<TokenMatch>& out) {
  static const auto core = match::ConfirmPattern::compile(
      "(?P<secret>" + std::string(tokens::kNamedCores.front().pattern) + ")");
  const tokens::NamedIndex index(group.rules);
  std::set<std::size_t> ends;
  for (std::size_t begin = 0; begin < content.size(); ++begin) {
    const auto found = core->find(content, {begin, content.size()});
    if (!found) break;
    begin = found->whole.begin;
    ends.insert(found->whole.end);
  }
  std::size_t covered = 0;
  for (const std::size_t end : ends) {
    const auto named = tokens::read_named_value(content, end);
    if (end <= covered || !named) continue;
    for (const std::uint32_t row : index.find(content, *named)) {
      const TokenRule& rule = group.rules[row];
      const tokens::Captured captured{
          content, {named->name.begin, named->value.end}, named->value, path};
      auto judgement = tokens::run_checks(rule.checks, captured, rule.confidence, now);
      covered = named->value.end;
      if (judgement.dismissed) continue;
      out.push_back({&rule, {}, named->value, judgement.confidence, std::move(judgement.notes)});
    }
  }
}

// Every end of one of the cores, all of which are words, likewise.
void scan_assigned(const tokens::RuleGroup& group, std::string_view content,
                   std::vector<TokenMatch>& out) {
  static const std::vector<match::ConfirmPattern> cores = [] {
    std::vector<match::ConfirmPattern> compiled;
    for (const tokens::Core& core : tokens::kAssignedCores) {
      const std::string pattern = "(?P<secret>(?:" + std::string(core.pattern) + "))";
      compiled.push_back(std::move(*match::ConfirmPattern::compile(pattern)));
    }
    return compiled;
  }();
  std::set<std::size_t> ends;
  for (const match::ConfirmPattern& core : cores) {
    for (std::size_t begin = 0; begin < content.size(); ++begin) {
      const auto found = core.find(content, {begin, content.size()});
      if (!found) break;
      begin = found->whole.begin;
      ends.insert(found->whole.end);
    }
  }
  std::size_t covered = 0;
  for (const std::size_t end : ends) {
    if (end <= covered) continue;
    const auto found = tokens::read_assigned_secret(content, end);
    if (!found) continue;
    covered = found->read_to;
    for (const TokenRule& rule : group.rules) {
      if (!rule.is_assigned() || secret_kind_from(rule.assigned) != found->kind) continue;
      out.push_back({&rule, {}, found->value, found->confidence, {}});
      break;
    }
  }
}

void scan_rule(const TokenRule& rule, std::string_view content, std::string_view path,
               std::int64_t now, std::vector<TokenMatch>& out) {
  std::size_t begin = 0;
  while (const auto found = pattern_of(rule).find(content, {begin, content.size()})) {
    const tokens::Captured captured{content, found->whole, found->secret, path};
    auto judgement = tokens::run_checks(rule.checks, captured, rule.confidence, now);
    if (!judgement.dismissed) {
      out.push_back({&rule, {}, found->secret, judgement.confidence, std::move(judgement.notes)});
    }
    begin = found->whole.end;
  }
}

}  // namespace

std::vector<TokenMatch> plain_scan(const tokens::RuleSet& rules, std::string_view content,
                                   std::string_view path, std::int64_t now) {
  std::vector<TokenMatch> matches;
  for (const tokens::RuleGroup& group : rules.groups()) {
    for (const TokenRule& rule : group.rules) {
      if (!rule.is_row() && !rule.is_assigned()) scan_rule(rule, content, path, now, matches);
    }
    scan_rows(group, content, path, now, matches);
    scan_assigned(group, content, matches);
  }
  return tokens::pair_up(tokens::most_specific(std::move(matches)));
}

}  // namespace scan::testing

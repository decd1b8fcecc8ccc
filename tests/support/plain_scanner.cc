// All matches of each rule from left to right, none overlapping, then the same checks.
#include "support/plain_scanner.h"

#include <map>

#include "match/confirm_pattern.h"
#include "tokens/checks/run_checks.h"

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
    for (const TokenRule& rule : group.rules) scan_rule(rule, content, path, now, matches);
  }
  return tokens::most_specific(std::move(matches));
}

}  // namespace scan::testing

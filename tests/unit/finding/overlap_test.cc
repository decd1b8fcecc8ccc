// Which of two rules has a place that both tell of.
#include "finding/overlap.h"

#include <gtest/gtest.h>

#include <string>

namespace scan {
namespace {

RuleInfo rule(std::string_view id, RuleKind kind) {
  RuleInfo info;
  info.id = id;
  info.kind = kind;
  return info;
}

const RuleInfo kToken = rule("token", RuleKind::kToken);
const RuleInfo kGeneral = rule("general", RuleKind::kGeneralPolicy);
const RuleInfo kPolicy = rule("policy", RuleKind::kPolicy);
const RuleInfo kOther = rule("other", RuleKind::kPolicy);

Finding finding(const RuleInfo& rule, std::uint64_t from, std::uint64_t to,
                std::string path = "a") {
  Finding out;
  out.rule = &rule;
  out.secret = "redacted";
  Place place;
  place.path = std::move(path);
  place.part = "content";
  place.begin = {1, from};
  place.end = {1, to};
  out.places.push_back(place);
  return out;
}

Finding without_secret(Finding finding) {
  finding.secret.clear();
  return finding;
}

// "policy+token other": what is left, in order, with what each took.
std::string left(std::vector<Finding> findings) {
  std::string out;
  for (const Finding& each : without_overlaps(std::move(findings))) {
    out += (out.empty() ? "" : " ") + std::string(each.rule->id);
    for (const std::string_view id : each.also) out += "+" + std::string(id);
  }
  return out;
}

TEST(Overlap, TheLaterKindHasThePlace) {
  struct Row {
    const char* what;
    std::vector<Finding> findings;
    const char* left;
  };
  const std::vector<Row> rows = {
      {"token inside policy", {finding(kToken, 5, 9), finding(kPolicy, 4, 10)}, "policy+token"},
      {"policy inside token", {finding(kPolicy, 5, 6), finding(kToken, 4, 10)}, "policy+token"},
      {"they touch", {finding(kToken, 1, 5), finding(kPolicy, 5, 9)}, "token policy"},
      {"another file", {finding(kToken, 1, 5, "b"), finding(kPolicy, 1, 5)}, "token policy"},
      {"the whole file", {finding(kToken, 1, 5), finding(kPolicy, 1, 1)}, "token policy"},
      {"a broken file",
       {finding(kToken, 1, 5), without_secret(finding(kPolicy, 1, 9))},
       "token policy"},
      {"two tokens", {finding(kToken, 1, 5), finding(kToken, 3, 9)}, "token token"},
      {"two policies", {finding(kPolicy, 1, 5), finding(kOther, 3, 9)}, "policy other"},
      {"general yields", {finding(kGeneral, 1, 5), finding(kPolicy, 3, 9)}, "policy+general"},
      {"general has the token", {finding(kToken, 2, 3), finding(kGeneral, 1, 5)}, "general+token"},
      {"all three: none is lost",
       {finding(kToken, 2, 3), finding(kGeneral, 1, 5), finding(kPolicy, 1, 5)},
       "policy+token+general"},
      {"a long claimant behind short ones",
       {finding(kPolicy, 1, 100), finding(kOther, 2, 3), finding(kOther, 4, 5),
        finding(kToken, 50, 60)},
       "policy+token other other"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.what);
    EXPECT_EQ(left(row.findings), row.left);
  }
}

TEST(Overlap, WhatTheSecretTellsIsNotLost) {
  Finding token = finding(kToken, 1, 5);
  token.facts = {{"account", "1"}};
  const std::vector<Finding> left = without_overlaps({token, finding(kPolicy, 1, 5)});
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].facts, token.facts);
}

TEST(Overlap, VersionsOfAFileAreApart) {
  Finding token = finding(kToken, 1, 5);
  Finding policy = finding(kPolicy, 1, 5);
  token.places[0].history.emplace().object = ObjectId::zero(20);
  EXPECT_EQ(left({token, policy}), "token policy");
  policy.places[0].history.emplace().object = ObjectId::zero(20);
  EXPECT_EQ(left({token, policy}), "policy+token");
}

}  // namespace
}  // namespace scan

// The clean-up plan against golden files, and that hostile text stays text.
#include "report/plan.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/report/golden.h"
#include "unit/report/sample_outcome.h"

namespace scan::report {
namespace {

std::string plan_of(const Outcome& outcome, const PlanOptions& options) {
  std::string out;
  write_plan({outcome, "0.0.0", Severity::kWarning, 1, outcome.problems.empty(), 1}, options, out);
  return out;
}

TEST(Plan, Golden) {
  expect_golden("plan.md", plan_of(audit_outcome(), {.repository = "/srv/it's a repository",
                                                     .replacements = "/root/secrets.txt",
                                                     .too_short = 2}));
  expect_golden("plan-hostile.md",
                plan_of(hostile_outcome(), {.repository = "/tmp/\n```\n# `x`\x1b[2J"}));
}

TEST(Plan, OfNothingSaysSo) {
  const std::string text = plan_of(Outcome(), {.repository = "/r"});
  EXPECT_NE(text.find("There is no secret to remove."), std::string::npos);
  EXPECT_EQ(text.find("```"), std::string::npos);
}

TEST(Plan, OfAStashAloneRewritesNothing) {
  Outcome outcome = audit_outcome();
  std::erase_if(outcome.findings, [](const Finding& finding) {
    return finding.exposure->state != HistoryState::kKept;
  });
  ASSERT_EQ(outcome.findings.size(), 1u);
  const std::string text = plan_of(outcome, {.repository = "/r"});
  EXPECT_EQ(text.find("filter-repo"), std::string::npos);
  EXPECT_NE(text.find("## 2. Clean every clone"), std::string::npos);
  EXPECT_NE(text.find("scan --history /r\n"), std::string::npos);
}

TEST(Plan, HoldsNoSecretThatAFindingKeeps) {
  Outcome outcome = audit_outcome();
  for (Finding& finding : outcome.findings) finding.plain = {sample_token(), "hunter22"};
  const std::string text = plan_of(outcome, {.repository = "/r", .replacements = "/x"});
  EXPECT_EQ(text.find("hunter22"), std::string::npos);
  EXPECT_EQ(text.find(sample_token()), std::string::npos);
}

}  // namespace
}  // namespace scan::report

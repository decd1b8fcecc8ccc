// The report for people against golden files, and its verdict line case by case.
#include "report/text.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/report/golden.h"
#include "unit/report/sample_outcome.h"

namespace scan::report {
namespace {

Summary summary_of(const Outcome& outcome, int exit_code) {
  return {.outcome = outcome,
          .version = "0.0.0",
          .fail_on = Severity::kWarning,
          .failing = exit_code == 1 ? outcome.findings.size() : 0,
          .complete = outcome.problems.empty(),
          .exit_code = exit_code};
}

std::string text_of(const Summary& summary, const TextOptions& options = {}) {
  std::string out;
  write_text(summary, options, out);
  return out;
}

TEST(TextReport, Golden) {
  const Outcome ordinary = ordinary_outcome();
  const Outcome hostile = hostile_outcome();
  expect_golden("ordinary.txt", text_of(summary_of(ordinary, 1)));
  expect_golden("ordinary-narrow.txt", text_of(summary_of(ordinary, 1), {.width = 40}));
  expect_golden("ordinary-color.txt", text_of(summary_of(ordinary, 1), {.color = true}));
  expect_golden("ordinary-verbose.txt",
                text_of(summary_of(ordinary, 1), {.width = 120, .verbose = true}));
  expect_golden("ordinary-quiet.txt", text_of(summary_of(ordinary, 1), {.quiet = true}));
  expect_golden("policy.txt", text_of(summary_of(policy_outcome(), 1)));
  const Outcome audit = audit_outcome();
  expect_golden("history.txt", text_of(summary_of(audit, 1)));
  expect_golden("history-verbose.txt", text_of(summary_of(audit, 1), {.verbose = true}));
  expect_golden("hostile.txt", text_of(summary_of(hostile, 1), {.verbose = true}));
}

TEST(TextReport, VerdictRestsOnWhatWasScanned) {
  struct Row {
    std::string name;
    Outcome outcome;
    Summary summary(const Outcome& of) const { return {of, "0", fail_on, 0, complete, exit_code}; }
    std::string expected;
    std::optional<Severity> fail_on = Severity::kWarning;
    bool complete = true;
    int exit_code = 0;
  };
  Outcome clean = ordinary_outcome();
  clean.findings.clear();
  clean.notices.clear();
  clean.coverage.below_confidence = 0;
  clean.suppressed.push_back(clean.suppressed.front());
  clean.coverage.links = 0;
  Outcome staged;
  staged.scopes = {"staged change of /r"};
  Outcome broken;
  broken.coverage.files = 1;
  broken.coverage.bytes = 1;
  broken.problems = {{"a", "is corrupt"}};
  Outcome stopped;
  stopped.interrupted = true;
  stopped.coverage.files = 1;
  stopped.coverage.bytes = 1000;
  Outcome timed;
  timed.coverage.files = 1;
  timed.coverage.unchanged = 2;
  timed.seconds = 0.251;
  Outcome mild = ordinary_outcome();
  mild.findings.erase(mild.findings.begin());
  mild.findings.pop_back();
  const std::string tail =
      "4,512 files, 61.3 MB scanned; skipped 31 (binary 30, special-file 1); 2 suppressed\n";
  const Row rows[] = {
      {"clean", clean, "clean: " + tail},
      {"nothing staged", staged, "nothing scanned: 0 files, 0 B scanned in staged change of /r\n"},
      {"corrupt", broken, "incomplete (1 problem): 1 file, 1 B scanned\n", Severity::kWarning,
       false, 3},
      {"interrupt", stopped, "interrupted: 1 file, 1.0 kB scanned\n", Severity::kWarning, false, 3},
      {"strict", clean, "incomplete: " + tail, Severity::kWarning, false, 3},
      {"timed", timed, "clean: 1 file, 0 B scanned; 2 on unchanged lines; 0.25 s\n"},
      {"not failing", mild,
       "1 finding (1 warning), none fails at --fail-on error: ", Severity::kError},
      {"never failing", mild,
       "1 finding (1 warning), none fails at --fail-on never: ", std::nullopt},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const std::string text = text_of(row.summary(row.outcome));
    const std::size_t last = text.rfind('\n', text.size() - 2);
    const std::string line = text.substr(last == std::string::npos ? 0 : last + 1);
    const bool whole = row.expected.ends_with('\n');
    EXPECT_EQ(whole ? line : line.substr(0, row.expected.size()), row.expected);
  }
}

TEST(TextReport, QuietTellsOnlyWhatMatters) {
  const TextOptions quiet = {.quiet = true};
  Outcome outcome = ordinary_outcome();
  outcome.findings.clear();
  EXPECT_EQ(text_of(summary_of(outcome, 0), quiet), "");
  outcome.problems = {{"a", "is corrupt"}};
  EXPECT_TRUE(text_of(summary_of(outcome, 3), quiet).starts_with("problem: a: is corrupt\n"));
}

TEST(TextReport, NothingHostileReachesTheTerminal) {
  const Outcome hostile = hostile_outcome();
  const std::string text = text_of(summary_of(hostile, 1), {.verbose = true});
  for (std::size_t at = 0; at < text.size(); ++at) {
    const unsigned char c = static_cast<unsigned char>(text[at]);
    ASSERT_TRUE(c == '\n' || (c >= 0x20 && c != 0x7f)) << "byte " << at;
  }
  for (std::string_view bad : {"\xe2\x80\xae", "\xc2\x9b", "\xff", "##["}) {
    EXPECT_EQ(text.find(bad), std::string::npos);
  }
  EXPECT_EQ(text.find("\nerror[fake]"), std::string::npos);
  EXPECT_EQ(text.find("\nerror: fake"), std::string::npos);
}

}  // namespace
}  // namespace scan::report

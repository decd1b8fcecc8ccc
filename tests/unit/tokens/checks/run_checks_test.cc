// The order of the checks and how their verdicts add up.
#include "tokens/checks/run_checks.h"

#include <gtest/gtest.h>

#include <array>

#include "tokens/placeholders.h"

namespace scan::tokens {
namespace {

constexpr std::int64_t kNow = 1767225600;

std::string sample(std::string_view placeholder) { return *expand_placeholders(placeholder, 5); }

Judgement judge(const Checks& checks, const std::string& before, const std::string& secret,
                Confidence confidence = Confidence::kHigh) {
  const std::string content = before + secret;
  const Span span{before.size(), content.size()};
  return run_checks(checks, {content, span, span, "a/b"}, confidence, kNow);
}

TEST(RunChecks, NothingAskedNothingChanged) {
  const Judgement judgement = judge({}, "", sample("{{base62:20}}"), Confidence::kMedium);
  EXPECT_FALSE(judgement.dismissed);
  EXPECT_EQ(judgement.confidence, Confidence::kMedium);
  EXPECT_TRUE(judgement.notes.empty());
}

TEST(RunChecks, EachDismisses) {
  constexpr std::array<std::string_view, 1> kDemo = {"DEMO"};
  struct Row {
    const char* name;
    Checks checks;
    std::string good;
    std::string bad;
  };
  Row rows[] = {{"entropy", {}, sample("{{base62:20}}"), "aabbaabbaabbaabzz7"},
                {"alphabet", {}, sample("{{hex:20}}"), sample("{{hex:20}}g")},
                {"mixed", {}, sample("{{base62:20}}"), sample("{{alpha:20}}")},
                {"placeholder", {}, sample("{{base62:20}}"), "changeme-please"},
                {"stop", {}, sample("{{hex:20}}"), sample("{{hex:20}}demo{{hex:20}}")},
                {"shape", {}, sample("{{uuid}}"), sample("{{hex:32}}")}};
  rows[0].checks.entropy = 3;
  rows[1].checks.alphabet = "hex";
  rows[2].checks.mixed = true;
  rows[4].checks.stop = kDemo;
  rows[5].checks.shape = "uuid";
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    EXPECT_FALSE(judge(row.checks, "", row.good).dismissed);
    EXPECT_TRUE(judge(row.checks, "", row.bad).dismissed);
  }
  Checks off;
  off.placeholder = false;
  EXPECT_FALSE(judge(off, "", "changeme-please").dismissed);
}

TEST(RunChecks, Nearby) {
  constexpr std::array<std::string_view, 1> kAcme = {"acme"};
  Checks checks;
  checks.nearby = kAcme;
  checks.nearby_lines = 1;
  const std::string key = sample("{{hex:32}}");
  EXPECT_FALSE(judge(checks, "# ACME\nkey = ", key).dismissed);
  EXPECT_TRUE(judge(checks, "# ACME\n\nkey = ", key).dismissed);
  checks.nearby_lowers = true;
  const Judgement lowered = judge(checks, "# ACME\n\nkey = ", key);
  EXPECT_FALSE(lowered.dismissed);
  EXPECT_EQ(lowered.confidence, Confidence::kLow);
  EXPECT_EQ(lowered.notes.size(), 1U);
}

TEST(RunChecks, ProofAndDoubt) {
  Checks checks;
  checks.checksum = "github";
  EXPECT_EQ(judge(checks, "", sample("{{github:ghp}}"), Confidence::kMedium).confidence,
            Confidence::kCertain);
  const Judgement wrong = judge(checks, "", sample("{{github-bad:ghp}}"));
  EXPECT_FALSE(wrong.dismissed);
  EXPECT_EQ(wrong.confidence, Confidence::kLow);
  EXPECT_EQ(wrong.notes.size(), 1U);
  // Another form of the vendor's tokens, of which nothing is known.
  EXPECT_EQ(judge(checks, "", sample("ghs_{{base62:60}}")).confidence, Confidence::kHigh);
}

TEST(RunChecks, DoubtOutlivesALaterProof) {
  constexpr std::array<std::string_view, 1> kAcme = {"acme"};
  Checks checks;
  checks.nearby = kAcme;
  checks.nearby_lowers = true;
  checks.checksum = "github";
  EXPECT_EQ(judge(checks, "", sample("{{github:ghp}}")).confidence, Confidence::kLow);
  EXPECT_EQ(judge(checks, "acme ", sample("{{github:ghp}}")).confidence, Confidence::kCertain);
}

TEST(RunChecks, TimeIsGiven) {
  Checks checks;
  checks.decode = "jwt";
  const std::string token = sample("{{jwt}}");
  const Span span{0, token.size()};
  const Captured captured{token, span, span, ""};
  EXPECT_EQ(run_checks(checks, captured, Confidence::kHigh, kNow).confidence, Confidence::kCertain);
  const Judgement later = run_checks(checks, captured, Confidence::kHigh, 4200000000);
  EXPECT_EQ(later.confidence, Confidence::kLow);
  ASSERT_EQ(later.notes.size(), 1U);
  EXPECT_EQ(later.notes[0].substr(0, 16), "it expired on 20");
}

TEST(RunChecks, ValidatesNames) {
  struct Row {
    std::string_view Checks::*field;
    const char* good;
  };
  const Row rows[] = {{&Checks::alphabet, "base62"},
                      {&Checks::shape, "hex:4"},
                      {&Checks::checksum, "npm"},
                      {&Checks::decode, "pem"}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.good);
    Checks checks;
    EXPECT_TRUE(validate_checks(checks).ok());
    checks.*row.field = row.good;
    EXPECT_TRUE(validate_checks(checks).ok());
    checks.*row.field = "nonsense";
    const Status status = validate_checks(checks);
    ASSERT_FALSE(status.ok());
    EXPECT_NE(status.error().message.find("nonsense"), std::string::npos);
    EXPECT_NE(status.error().message.find(row.good[0] == 'h' ? "hex" : row.good),
              std::string::npos);
  }
}

}  // namespace
}  // namespace scan::tokens

// Overlaps, windows, and an end to hostile content.
#include "tokens/scanner.h"

#include <gtest/gtest.h>

namespace scan::tokens {
namespace {

constexpr std::string_view kRules = R"(
provider = "acme"
name = "Acme"
[[rule]]
id = "acme-key"
title = "Acme key"
severity = "error"
confidence = "high"
core = ['acme_[0-9a-f]{8}']
confirm = '(?P<secret>acme_[0-9a-f]{8,16})'
radius = 16
checks = { placeholder = false }
opens = "o"
rotate = "r"
url = "u"
bad = ["a", "b", "c"]
good = ["a", "b", "c"]
[[rule]]
id = "acme-any"
title = "Any Acme"
severity = "warning"
confidence = "high"
generic = true
core = ['key=']
confirm = 'key=(?P<secret>[^ ]{1,60})'
radius = 64
checks = { placeholder = false }
opens = "o"
rotate = "r"
url = "u"
bad = ["a", "b", "c"]
good = ["a", "b", "c"]
[[rule]]
id = "acme-block"
title = "Acme block"
severity = "error"
confidence = "high"
core = ['<begin>']
confirm = '(?s)<begin>.*!(?P<secret><end>)'
radius = 32768
opens = "o"
rotate = "r"
url = "u"
bad = ["a", "b", "c"]
good = ["a", "b", "c"]
)";

class ScannerTest : public ::testing::Test {
 protected:
  ScannerTest() {
    const Status added = rules_.add_file(kRules, "r.toml", {});
    if (!added) ADD_FAILURE() << added.error().message;
    scanner_.emplace(rules_, 0);
    worker_.emplace(std::move(*scanner_->make_worker()));
  }

  std::vector<TokenMatch> scan(std::string_view text, Span own) {
    std::vector<TokenMatch> matches;
    status_ = scanner_->scan(text, own, "", *worker_, matches);
    return matches;
  }
  std::vector<TokenMatch> scan(std::string_view text) { return scan(text, {0, text.size() + 1}); }

  RuleSet rules_;
  std::optional<Scanner> scanner_;
  std::optional<Scanner::Worker> worker_;
  Status status_;
};

TEST_F(ScannerTest, TheSpecificRuleTakesThePlace) {
  const auto matches = scan("key=acme_01234567 key=other");
  ASSERT_EQ(matches.size(), 2u);
  EXPECT_EQ(matches[0].rule->info.id, "acme-key");
  ASSERT_EQ(matches[0].also.size(), 1u);
  EXPECT_EQ(matches[0].also[0]->info.id, "acme-any");
  EXPECT_EQ(matches[1].rule->info.id, "acme-any");
}

TEST_F(ScannerTest, ADisabledRuleIsNotAsked) {
  scanner_->disable(*rules_.find("acme-key"));
  const auto matches = scan("key=acme_01234567");
  ASSERT_EQ(matches.size(), 1u);
  EXPECT_EQ(matches[0].rule->info.id, "acme-any");
}

TEST_F(ScannerTest, ACandidateBelongsToTheWindowThatOwnsItsEnd) {
  const std::string_view text = "..acme_01234567..";
  const std::size_t end = 15;
  EXPECT_EQ(scan(text, {0, end}).size(), 0u);
  EXPECT_EQ(scan(text, {end, end + 1}).size(), 1u);
  EXPECT_EQ(scan(text, {end + 1, text.size() + 1}).size(), 0u);
}

TEST_F(ScannerTest, ManyMatchesStayFast) {
  std::string text;
  for (int i = 0; i < 50000; ++i) text += "acme_01234567 ";
  EXPECT_EQ(scan(text).size(), 50000u);
  EXPECT_TRUE(status_.ok());
}

// Each of the candidates makes confirm search 32 KiB in vain.
TEST_F(ScannerTest, AFloodOfCandidatesEndsWithAnErrorThatNamesTheRule) {
  std::string text;
  for (int i = 0; i < 100000; ++i) text += "<begin><end>";
  EXPECT_TRUE(scan(text).empty());
  ASSERT_FALSE(status_.ok());
  EXPECT_NE(status_.error().message.find("acme-block"), std::string::npos);
}

}  // namespace
}  // namespace scan::tokens

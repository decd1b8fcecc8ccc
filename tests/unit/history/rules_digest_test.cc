// Whatever decides what is found changes the digest; the rest does not matter.
#include "history/rules_digest.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "base/hex.h"

namespace scan::history {
namespace {

constexpr std::string_view kRule = R"(
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
opens = "o"
rotate = "r"
url = "u"
bad = ["a", "b", "c"]
good = ["a", "b", "c"]
)";

std::string digest_of(std::string_view text, std::span<const std::string_view> off = {},
                      std::string_view version = "1") {
  tokens::RuleSet rules = tokens::RuleSet::empty();
  const Status added = rules.add_file(text, "rules.toml", {});
  EXPECT_TRUE(added.ok()) << (added.ok() ? "" : added.error().message);
  return hex_text(rules_digest(rules, off, version));
}

std::string with(std::string_view before, std::string_view after) {
  std::string text(kRule);
  const std::size_t at = text.find(before);
  EXPECT_NE(at, std::string::npos) << before;
  return text.replace(at, before.size(), after);
}

TEST(RulesDigest, TheSameRulesGiveTheSameDigest) {
  EXPECT_EQ(digest_of(kRule), digest_of(kRule));
  // Examples are for the tests of the rule.
  EXPECT_EQ(digest_of(kRule), digest_of(with(R"(bad = ["a")", R"(bad = ["z")")));
}

TEST(RulesDigest, EveryFieldCounts) {
  struct Row {
    std::string_view before, after;
  };
  const Row rows[] = {
      {R"("acme-key")", R"("acme-kez")"},
      {R"(radius = 16)", R"(radius = 17)"},
      {R"(radius = 16)", "radius = 16\nfamily = \"other\""},
      {R"("high")", R"("medium")"},
      {R"(radius = 16)", "radius = 16\ngeneric = true"},
      {R"(radius = 16)", "radius = 16\nsecret = \"chosen\""},
      {R"(['acme_[0-9a-f]{8}'])", R"(['acme_[0-9a-f]{7}'])"},
      {R"(['acme_[0-9a-f]{8}'])", R"(['acme_[0-9a-f]{8}', 'acme='])"},
      {R"({8,16})", R"({8,17})"},
  };
  std::set<std::string> digests = {digest_of(kRule)};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.after);
    EXPECT_TRUE(digests.insert(digest_of(with(row.before, row.after))).second);
  }
}

TEST(RulesDigest, EveryCheckCounts) {
  const std::string_view checks[] = {
      "entropy = 2.5",
      "entropy = 2.5000001",
      "alphabet = \"hex\"",
      "alphabet = \"base62\"",
      "mixed = true",
      "placeholder = false",
      "stop = [\"ab\", \"c\"]",
      "stop = [\"a\", \"bc\"]",
      "stop = [\"abc\"]",
      "shape = \"uuid\"",
      "url_host = true",
      "nearby = { words = [\"abc\"], lines = 1 }",
      "nearby = { words = [\"abd\"], lines = 1 }",
      "nearby = { words = [\"abc\"], lines = 2 }",
      "nearby = { words = [\"abc\"], lines = 1, else = \"low\" }",
      "checksum = \"github\"",
      "checksum = \"npm\"",
      "decode = \"pem\"",
      "decode = \"jwt\"",
  };
  std::set<std::string> digests = {digest_of(kRule)};
  for (const std::string_view check : checks) {
    SCOPED_TRACE(check);
    const std::string text = "radius = 16\nchecks = { " + std::string(check) + " }";
    EXPECT_TRUE(digests.insert(digest_of(with("radius = 16", text))).second);
  }
}

TEST(RulesDigest, WhatIsOffAndTheVersionCount) {
  const std::string_view one[] = {"acme-key"};
  const std::string_view two[] = {"acme", "-key"};
  const std::set<std::string> digests = {digest_of(kRule), digest_of(kRule, one),
                                         digest_of(kRule, two), digest_of(kRule, {}, "2")};
  EXPECT_EQ(digests.size(), 4u);
}

}  // namespace
}  // namespace scan::history

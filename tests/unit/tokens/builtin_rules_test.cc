// The rules that are built in: their examples, their fields, and the embedded database.
#include "tokens/builtin_rules.h"

#include <gtest/gtest.h>

#include <set>

#include "match/confirm_pattern.h"
#include "tokens/rule_examples.h"

namespace scan::tokens {
namespace {

TEST(BuiltinRules, EveryExampleHolds) {
  const auto rules = RuleSet::builtin();
  ASSERT_TRUE(rules.ok());
  const ExampleReport report = run_examples(*rules, rules->groups().front());
  for (const std::string& failure : report.failures) ADD_FAILURE() << failure;
  EXPECT_GE(report.examples, 6 * builtin_rules().size());
}

TEST(BuiltinRules, AtLeastSixtyProviders) {
  std::set<std::string_view> providers;
  for (const TokenRule& rule : builtin_rules()) providers.insert(rule.info.provider);
  EXPECT_GE(providers.size(), 60u);
}

TEST(BuiltinRules, SayWhereAndHowToRotate) {
  for (const TokenRule& rule : builtin_rules()) {
    SCOPED_TRACE(rule.info.id);
    EXPECT_TRUE(rule.info.url.starts_with("https://"));
    EXPECT_TRUE(rule.format.starts_with("https://"));
    EXPECT_GE(rule.info.opens.size(), 20u);
    EXPECT_GE(rule.info.rotate.size(), 20u);
  }
}

// The database that is embedded is the one these very rules compile to.
TEST(BuiltinRules, EmbeddedDatabaseIsOfTheseRules) {
  const auto embedded = match::CoreDatabase::in_place(builtin_database());
  ASSERT_TRUE(embedded.ok());
  const auto compiled = match::CoreDatabase::compile(cores_of(builtin_rules()));
  ASSERT_TRUE(compiled.ok());
  EXPECT_EQ(compiled->image(), builtin_database());
  EXPECT_EQ(compiled->serialize(), embedded->serialize());
}

}  // namespace
}  // namespace scan::tokens

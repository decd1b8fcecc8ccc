// Every example of every built-in policy rule, and what else must hold of all of them.
#include <gtest/gtest.h>

#include <string>

#include "engine/policy_examples.h"
#include "policy/builtin_rules.h"
#include "tokens/rule_set.h"

namespace scan::policy {
namespace {

TEST(BuiltinPolicy, ExamplesHold) {
  const auto tokens = tokens::RuleSet::builtin();
  ASSERT_TRUE(tokens) << tokens.error().message;
  const RuleSet rules(builtin_rules());
  const tokens::ExampleReport report = engine::run_policy_examples(*tokens, rules, rules.rules());
  EXPECT_GT(report.examples, 0u);
  for (const std::string& failure : report.failures) ADD_FAILURE() << failure;
}

// `rules` of a user may not hide a built-in one, and a rule that says nothing of itself helps
// nobody.
TEST(BuiltinPolicy, EveryRuleExplainsItself) {
  const auto tokens = tokens::RuleSet::builtin();
  ASSERT_TRUE(tokens);
  for (const Rule& rule : builtin_rules()) {
    SCOPED_TRACE(std::string(rule.info.id));
    EXPECT_EQ(tokens->find(rule.info.id), nullptr);
    EXPECT_FALSE(rule.info.opens.empty());
    EXPECT_FALSE(rule.info.rotate.empty());
    for (const std::string_view url : rule.references) EXPECT_TRUE(url.starts_with("https://"));
    for (const std::string_view need : rule.needs) {
      for (const char c : need) EXPECT_FALSE(c >= 'A' && c <= 'Z') << "a need is in lower case";
    }
    for (const std::string_view id : rule.tokens) EXPECT_NE(tokens->find(id), nullptr) << id;
  }
}

}  // namespace
}  // namespace scan::policy

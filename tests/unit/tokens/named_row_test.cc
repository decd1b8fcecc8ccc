// Rows of the table of names as a user's file has them, right and wrong.
#include "tokens/named_row.h"

#include <gtest/gtest.h>

#include "tokens/named_form.h"
#include "tokens/rule_examples.h"
#include "tokens/rule_loader.h"

namespace scan::tokens {
namespace {

std::string table(std::string_view fields) {
  return "vendor = [\n  { provider = \"acme\", name = \"Acme\", format = "
         "\"https://acme.example\", " +
         std::string(fields) + " },\n]\n";
}

Result<std::vector<TokenRule>> load(const std::string& text, RuleStorage& storage) {
  return load_rules(text, "names.toml", RuleOrigin::kUser, storage);
}

TEST(NamedRow, BecomesARule) {
  RuleStorage storage;
  const auto rules =
      load(table("alias = [\"acme\", \"acmecorp\"], shape = \"base62:20-24,40\""), storage);
  ASSERT_TRUE(rules.ok()) << rules.error().message;
  const TokenRule& rule = rules->front();
  EXPECT_TRUE(rule.is_row());
  EXPECT_EQ(rule.info.id, "acme-api-key");
  EXPECT_EQ(rule.info.title, "Acme API key");
  EXPECT_EQ(rule.info.url, "https://acme.example");
  EXPECT_EQ(rule.line, 2u);
  EXPECT_EQ(std::vector<std::uint16_t>(rule.named.lengths.begin(), rule.named.lengths.end()),
            (std::vector<std::uint16_t>{20, 24, 40, 40}));
  EXPECT_EQ(rule.checks.alphabet, "base62");
}

TEST(NamedRow, WithAPrefixHasACoreOfItsOwn) {
  RuleStorage storage;
  const auto rules =
      load(table("key = \"access token\", prefix = \"ac.me_\", shape = \"hex:20-30\""), storage);
  ASSERT_TRUE(rules.ok()) << rules.error().message;
  const TokenRule& rule = rules->front();
  EXPECT_FALSE(rule.is_row());
  EXPECT_EQ(rule.info.id, "acme-access-token");
  ASSERT_EQ(rule.cores.size(), 1u);
  EXPECT_EQ(rule.cores[0].pattern, "\\bac\\.me_[0-9A-Fa-f]{20}");
  EXPECT_EQ(rule.confirm, "(?P<secret>\\bac\\.me_[0-9A-Fa-f]{20,30})(?:[^\\w-]|\\z)");
  EXPECT_EQ(rule.confidence, Confidence::kHigh);
}

TEST(NamedRow, MistakesAreToldWithTheirLine) {
  const struct {
    std::string_view fields;
    std::string_view told;
  } rows[] = {
      {"alias = [\"acme\"], shape = \"hex\"", "`shape`"},
      {"alias = [\"acme\"], shape = \"hex:\"", "`shape`"},
      {"alias = [\"acme\"], shape = \"hex:8\"", "`shape`"},
      {"alias = [\"acme\"], shape = \"hex:300\"", "`shape`"},
      {"alias = [\"acme\"], shape = \"hex:40,32\"", "`shape`"},
      {"alias = [\"acme\"], shape = \"hex:32-20\"", "`shape`"},
      {"alias = [\"acme\"], shape = \"hex:32;40\"", "`shape`"},
      {"alias = [\"acme\"], shape = \"base63:32\"", "`shape`"},
      {"alias = [\"acme\"], shape = \"digits:32\"", "`shape`"},
      {"shape = \"hex:32\"", "alias"},
      {"alias = []", "alias"},
      {"alias = [\"Acme\"]", "alias"},
      {"alias = [\"acme-corp\"]", "alias"},
      {"alias = [\"acme\"], severity = \"fatal\"", "severity"},
      {"alias = [\"acme\"], severity = \"info\"", "severity"},
      {"alias = [\"acme\"], key = \"API/key\"", "kebab"},
      {"alias = [\"acme\"], prefix = \"acme_\"", "alias"},
      {"alias = [\"acme\"], wrod = true", "wrod"},
      {"prefix = \"ac\"", "prefix"},
      {"prefix = \"acme_\", shape = \"uuid\"", "prefix"},
      {"prefix = \"acme_\", shape = \"hex:20,30\"", "prefix"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.fields);
    RuleStorage storage;
    const auto rules = load(table(row.fields), storage);
    ASSERT_FALSE(rules.ok());
    EXPECT_TRUE(rules.error().message.starts_with("names.toml:2: ")) << rules.error().message;
    EXPECT_NE(rules.error().message.find(row.told), std::string::npos) << rules.error().message;
  }
}

TEST(NamedRow, TwoOfOneIdAreRefused) {
  RuleStorage storage;
  const std::string row =
      "{ provider = \"acme\", name = \"Acme\", alias = [\"acme\"], format = \"https://a.example\" "
      "}";
  const auto rules = load("vendor = [\n" + row + ",\n" + row + "]\n", storage);
  ASSERT_FALSE(rules.ok());
  EXPECT_NE(rules.error().message.find("is taken"), std::string::npos);
}

// Rows and rules of one file of the user share a database; the rows' core stands in it once.
TEST(NamedRow, OfAUsersFileAreFound) {
  RuleSet rules = RuleSet::empty();
  const std::string text =
      "vendor = [\n"
      "{ provider = \"acme\", name = \"Acme\", alias = [\"acme\"], format = \"https://a.example\" "
      "},\n"
      "{ provider = \"b\", name = \"B\", prefix = \"bolt_\", shape = \"base62:32\", format = "
      "\"https://b.example\" },\n"
      "{ provider = \"c\", name = \"C\", alias = [\"column\"], word = true, shape = \"uuid\", "
      "format = "
      "\"https://c.example\" },\n"
      "]\n";
  const Status added = rules.add_file(text, "names.toml", {});
  ASSERT_TRUE(added.ok()) << added.error().message;
  EXPECT_EQ(rules.groups().front().rule_of_core, (std::vector<std::uint32_t>{0, 1}));
  const ExampleReport report = run_examples(rules, rules.groups().front());
  for (const std::string& failure : report.failures) ADD_FAILURE() << failure;
  EXPECT_EQ(report.examples, 15u + 6u + 12u);
}

TEST(NamedForm, ExamplesAreOfTheForm) {
  const struct {
    std::string_view text;
    std::string_view example;
    std::string_view short_example;
  } rows[] = {{"hex:40", "{{hex:40}}", "{{hex:39}}"},
              {"lower-hex:32", "{{hex:32}}", "{{hex:31}}"},
              {"base62:20-64", "{{base62:32}}", "{{base62:19}}"},
              {"base62:20-24,40", "{{base62:24}}", "{{base62:19}}"},
              {"uuid", "{{uuid}}", "{{hex:36}}"},
              {kOpenForm, "{{base64url:32}}", "{{base64url:15}}"}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const auto form = parse_named_form(row.text);
    ASSERT_TRUE(form.ok());
    EXPECT_EQ(form->example(), row.example);
    EXPECT_EQ(form->short_example(), row.short_example);
  }
}

}  // namespace
}  // namespace scan::tokens

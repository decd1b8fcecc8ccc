// Expressions of GitHub's documentation, and what is used in them.
#include "syntax/github_expression.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::syntax {
namespace {

Expression parsed(const std::string& text) { return parse_expression(text, {0, text.size()}); }

std::string contexts(const Expression& expression) {
  std::string out;
  for (const ContextUse& use : expression.contexts) {
    out += (out.empty() ? "" : " ") + (use.call.empty() ? "" : use.call + ":") + use.path;
  }
  return out;
}

std::string results(const Expression& expression) {
  std::string out;
  for (const ExpressionLiteral& literal : expression.literals) {
    if (literal.result) out += (out.empty() ? "" : " ") + literal.value;
  }
  return out;
}

TEST(GithubExpression, Find) {
  const std::string text = "a ${{ x }} ${{ '}}' }} $${{y}} ${{ open";
  const auto found = find_expressions(text);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(text.substr(found[0].whole.begin, found[0].whole.size()), "${{ x }}");
  EXPECT_EQ(text.substr(found[1].body.begin, found[1].body.size()), " '}}' ");
  EXPECT_EQ(text.substr(found[2].body.begin, found[2].body.size()), "y");
}

TEST(GithubExpression, Uses) {
  struct Row {
    const char* text;
    const char* contexts;
    const char* results;
  };
  const Row rows[] = {
      {"secrets.TOKEN", "secrets.TOKEN", ""},
      {"secrets['TOKEN']", "secrets.TOKEN", ""},
      {"github.event.pull_request.head.ref", "github.event.pull_request.head.ref", ""},
      {"secrets.A || 'fallback'", "secrets.A", "fallback"},
      {"github.ref == 'refs/heads/main' && 'a' || 'b'", "github.ref", "a b"},
      {"'it''s'", "", "it's"},
      {"(secrets.A || ('x'))", "secrets.A", "x"},
      {"toJSON(secrets)", "tojson:secrets", ""},
      {"format('{0} {1}', secrets.A, github.sha)", "format:secrets.A format:github.sha", ""},
      {"contains(github.event.issue.labels.*.name, 'bug')",
       "contains:github.event.issue.labels.*.name", ""},
      {"matrix[format('a{0}', env.X)].y", "matrix.*.y format:env.X", ""},
      {"github.event.commits[0].message", "github.event.commits.0.message", ""},
      {"fruits[*].name", "fruits.*.name", ""},
      {"fromJSON(needs.a.outputs.x).y", "fromjson:needs.a.outputs.x", ""},
      {"!cancelled() && success()", "", ""},
      {"!startsWith(github.ref, 'x')", "startswith:github.ref", ""},
      {"1 < 2 && -1.5e3 != 0xff && null == false", "", ""},
      {"steps.a-b.outputs.c_d", "steps.a-b.outputs.c_d", ""},
      {"secrets[env.NAME]", "secrets.* env.NAME", ""},
      {"true", "", "true"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    const Expression expression = parsed(row.text);
    EXPECT_TRUE(expression.valid);
    EXPECT_EQ(contexts(expression), row.contexts);
    EXPECT_EQ(results(expression), row.results);
  }
}

TEST(GithubExpression, PlacesAndNames) {
  const std::string text = "echo ${{ Secrets['A'] }}";
  const auto found = find_expressions(text);
  ASSERT_EQ(found.size(), 1U);
  const Expression expression = parse_expression(text, found[0].body);
  ASSERT_EQ(expression.contexts.size(), 1U);
  const Span place = expression.contexts[0].place;
  EXPECT_EQ(text.substr(place.begin, place.size()), "Secrets['A']");
  EXPECT_EQ(context_name(expression.contexts[0]), "secrets");
  EXPECT_FALSE(expression.contexts[0].whole_context());
  EXPECT_TRUE(parsed("toJSON(secrets)").contexts[0].whole_context());
  EXPECT_EQ(parsed("hashFiles('a')").calls[0].name, "hashfiles");
}

TEST(GithubExpression, Invalid) {
  for (const char* text :
       {"",      "a b",   "a.",    "(a",   "a)",    "a ||",  "|| a", "a[",  "a[]", "f(a,)",
        "\"x\"", "'open", "a == ", "a..b", "f(,a)", "a & b", "*",    "a[1", "[1]", "a,b"}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(parsed(text).valid);
  }
  EXPECT_FALSE(parsed(std::string(2000, '(') + "a" + std::string(2000, ')')).valid);
  EXPECT_TRUE(parsed(std::string(900, '(') + "a" + std::string(900, ')')).valid);
  EXPECT_FALSE(parsed(std::string(70000, 'a')).valid);
}

TEST(GithubExpression, HostileSizesEnd) {
  std::string opens;
  for (int i = 0; i < 500000; ++i) opens += "${{'";
  EXPECT_TRUE(find_expressions(opens).size() <= 10000);
}

}  // namespace
}  // namespace scan::syntax

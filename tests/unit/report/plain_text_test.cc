// Foreign text in Markdown and in shell commands, and the file of replacements.
#include <gtest/gtest.h>

#include <string>

#include "report/markdown.h"
#include "report/replacements.h"
#include "report/shell_quote.h"
#include "unit/report/sample_outcome.h"

namespace scan::report {
namespace {

struct Row {
  std::string text;
  std::string expected;
};

TEST(ShellQuote, Table) {
  const Row rows[] = {
      {"/srv/a-b_c.txt", "/srv/a-b_c.txt"},
      {"", "''"},
      {"-rf", "'-rf'"},
      {"~", "'~'"},
      {"a b", "'a b'"},
      {"it's", "'it'\\''s'"},
      {"$(x)`y`!", "'$(x)`y`!'"},
      {"д", "'д'"},
      {"a\n'\\\x1b", "$'a\\012\\047\\134\\033'"},
      {"\xff", "$'\\377'"},
      {"\xe2\x80\xae", "$'\\342\\200\\256'"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.expected);
    EXPECT_EQ(shell_quoted(row.text), row.expected);
  }
}

TEST(MarkdownCode, Table) {
  const Row rows[] = {
      {"a", "`a`"},        {"a`b", "``a`b``"},       {"`a`", "`` `a` ``"},
      {"", "(empty)"},     {" a ", "`  a  `"},       {"  ", "`  `"},
      {"a\nb", "`a\\nb`"}, {"```", "```` ``` ````"}, {"<b>", "`<b>`"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.expected);
    EXPECT_EQ(markdown_code(row.text), row.expected);
  }
}

TEST(MarkdownText, MarksLoseTheirMeaning) {
  EXPECT_EQ(markdown_text("a *b* <i> [c](d) `e` @f\n#g"),
            "a \\*b\\* \\<i\\> \\[c\\](d) \\`e\\` \\@f\\\\n\\#g");
}

Finding with_secrets(std::vector<std::string> plain, Confidence confidence) {
  Finding finding;
  finding.rule = &token_rule();
  finding.confidence = confidence;
  finding.plain = std::move(plain);
  return finding;
}

TEST(Replacements, LongestFirstEachOnceWithoutTheUnsureAndTheShort) {
  const Replacements made = make_replacements({
      with_secrets({"abcdefgh", "short"}, Confidence::kHigh),
      with_secrets({"abcdefghij==>k", "abcdefgh"}, Confidence::kMedium),
      with_secrets({"not-reported"}, Confidence::kLow),
  });
  EXPECT_EQ(made.text,
            "literal:abcdefghij==>k==>***REMOVED***\nliteral:abcdefgh==>***REMOVED***\n");
  EXPECT_EQ(made.secrets, 2u);
  EXPECT_EQ(made.too_short, 1u);
}

TEST(Replacements, OfLinesAreExpressionsAndSoIsWhatStandsInThem) {
  const Replacements made = make_replacements(
      {with_secrets({"line one\r\nline.two+\n", "line one", "something"}, Confidence::kHigh)});
  EXPECT_EQ(made.text,
            "literal:something==>***REMOVED***\n"
            "regex:line one\\r?\\nline\\x2etwo\\x2b\\r?\\n==>***REMOVED***\n"
            "regex:line one==>***REMOVED***\n");
}

}  // namespace
}  // namespace scan::report

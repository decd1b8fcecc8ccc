// Coverage is held against RE2 itself: where one pattern is said to cover another, each path of a
// list that the later is found in must hold the earlier.
#include "policy/facts/path_regex.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "match/regex.h"

namespace scan::policy {
namespace {

TEST(PathRegexTest, Covers) {
  const struct {
    const char* earlier;
    const char* later;
    bool want;
  } rows[] = {
      {"secrets/", "secrets/prod/.*", true},
      {"secrets/.*", "^secrets/prod\\.yaml$", true},
      {"secrets/.+", "secrets/prod", true},
      {"secrets/.+", "secrets/", false},
      {"secrets/.+", "secrets/.*", false},
      {"secrets/.*\\.yaml$", "secrets/prod/.*\\.yaml$", true},
      {"secrets/.*\\.yaml$", "secrets/prod/.*\\.yaml", false},
      {"secrets/.*\\.yaml$", "secrets/prod/.*\\.json$", false},
      {"\\.yaml$", "\\.sops\\.yaml$", true},
      {"\\.sops\\.yaml$", "\\.yaml$", false},
      {"^secrets/.*", "secrets/prod", false},
      {"^secrets/.*", "^secrets/prod", true},
      {"^a$", "^ab$", false},
      {"^ab$", "^ab$", true},
      {".*", "anything(a|b)[c]", true},
      {".*", "a|b", true},
      {"a", "a|b", false},
      {"prod", "pro(d)?", false},
      {"prod", "pro[d]uct", false},
      {"a.c", "abc", true},
      {"abc", "a.c", false},
      {"secret", "secrets?/", true},
      {"secrets", "secrets?/", false},
      {"ab", "ab*", false},
      {"ab", "ab+", false},
      {"(?i)secrets", "secrets/x", false},
      {"secrets/x", "(?i)secrets/x/y", false},
      {"hosts/[^/]+/x", "hosts/web/x", false},
      {"a.*b.*c", "xaxbxcx", true},
      {"a.*b.*c", "xaxcxbx", false},
      {"a.+b", "ab", false},
      {"a.+b", "axb", true},
      {"", "secrets", true},
      {"a\\", "a\\", true},
      {"[", "x", false},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(std::string(row.earlier) + " before " + row.later);
    EXPECT_EQ(regex_covers(row.earlier, row.later), row.want);
  }
}

// Every string of up to six of these letters, against every pair of patterns.
TEST(PathRegexTest, CoversOnlyWhatItDoes) {
  const std::vector<std::string> patterns = {
      "a",    "b",      "ab",   "a.b",   "a.*b", "a.+b", "^a",    "b$",     "^a.*b$",
      "^ab$", ".*",     ".+",   "a?b",   "a*b",  "a+b",  "[ab]c", "(a|b)",  "a.*",
      "a.+",  "^a.+",   ".+b$", ".b",    "a.",   "^.a",  "a.*?b", "ab.*c",  "(ab)+",
      "a{2}", "a.{2}b", "\\.",  "a\\.b", "^.*$", "^.+$", "c.+c",  "a.+b.+c"};
  std::vector<std::string> texts = {""};
  for (std::size_t from = 0, size = 1; size <= 5; ++size) {
    const std::size_t to = texts.size();
    for (; from < to; ++from) {
      for (const char c : {'a', 'b', 'c', '.'}) texts.push_back(texts[from] + c);
    }
  }
  std::vector<std::vector<bool>> found;
  for (const std::string& pattern : patterns) {
    auto regex = match::Regex::compile(pattern);
    ASSERT_TRUE(regex) << pattern;
    std::vector<bool> row;
    for (const std::string& text : texts) row.push_back(text.empty() || regex->finds(text));
    found.push_back(std::move(row));
  }
  std::size_t covered = 0;
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    for (std::size_t j = 0; j < patterns.size(); ++j) {
      if (!regex_covers(patterns[i], patterns[j])) continue;
      ++covered;
      for (std::size_t k = 1; k < texts.size(); ++k) {
        ASSERT_TRUE(!found[j][k] || found[i][k])
            << patterns[i] << " before " << patterns[j] << ": " << texts[k];
      }
    }
  }
  EXPECT_GT(covered, patterns.size() * 3);
}

TEST(PathRegexTest, LooksLikeGlob) {
  for (const char* glob :
       {"*.yaml", "secrets/*.yaml", "secrets/**", "secrets/**/x.yaml", "web*.json", "hosts/*/x"}) {
    EXPECT_TRUE(looks_like_glob(glob)) << glob;
  }
  for (const char* regex : {".*\\.yaml$", "secrets/.*", "secrets/[^/]*.yaml", "x\\*.yaml",
                            "(a|b)*.yaml", "secrets?/x", "ab*c"}) {
    EXPECT_FALSE(looks_like_glob(regex)) << regex;
  }
}

TEST(PathRegexTest, Words) {
  const std::vector<std::string_view> want = {"secrets", "prod"};
  EXPECT_EQ(regex_words("^secrets/prod-\\d+\\.ya?ml$"), want);
  EXPECT_TRUE(regex_words(".*\\.(yaml|json|env)$").empty());
}

}  // namespace
}  // namespace scan::policy

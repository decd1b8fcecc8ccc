// The ignore matcher by tables; tests/differential/ignore_test.cc compares it with git itself.
#include "git/ignore.h"

#include <gtest/gtest.h>

#include <chrono>
#include <map>

namespace scan::git {
namespace {

struct Row {
  const char* pattern;
  const char* path;  // a final slash makes it a folder
  bool ignored;
};

class FilesInMemory : public IgnoreFiles {
 public:
  std::optional<std::string> read(std::string_view folder) override {
    const auto found = files.find(std::string(folder));
    if (found == files.end()) return std::nullopt;
    return found->second;
  }
  std::map<std::string, std::string> files;
};

bool ignores(std::string bytes, std::string path, bool ignore_case = false) {
  const bool is_folder = path.ends_with('/');
  if (is_folder) path.pop_back();
  FilesInMemory files;
  files.files[""] = std::move(bytes);
  return decide(nullptr, path, is_folder, files, ignore_case).ignored();
}

TEST(Ignore, PatternTable) {
  const Row rows[] = {
      {"a.o", "a.o", true},
      {"a.o", "x/a.o", true},
      {"a.o", "a.oo", false},
      {"/a.o", "a.o", true},
      {"/a.o", "x/a.o", false},
      {"x/a.o", "x/a.o", true},
      {"x/a.o", "y/x/a.o", false},
      {"*.o", "x/y.o", true},
      {"*.o", ".o", true},
      {"*.tar.gz", "a.tar.gz", true},
      {"*.tar.gz", "a.gz", false},
      {"*~", "a~", true},
      {"build/", "build", false},
      {"build/", "build/", true},
      {"build/", "build/x/y", true},
      {"*", "a/b", true},
      {"?", "a", true},
      {"?", "ab", false},
      {"a/*", "a/b", true},
      {"a/*/c", "a/b/c", true},
      {"a/*/c", "a/b/b/c", false},
      {"**/c", "c", true},
      {"**/c", "a/b/c", true},
      {"a/**/c", "a/c", true},
      {"a/**/c", "a/x/y/c", true},
      {"a/**", "a/x/y", true},
      {"a/**", "a", false},
      {"a**/c", "ax/c", true},
      {"a**/c", "ax/y/c", false},
      {"[ab]", "b", true},
      {"[!ab]", "b", false},
      {"[!ab]", "c", true},
      {"[^ab]", "c", true},
      {"[[:digit:]]x", "7x", true},
      {"[[:digit:]]x", "ax", false},
      {"[[:wrong:]]x", "7x", false},
      {"[]x]", "]", true},
      {"[a-", "a", false},
      {"\\!a", "!a", true},
      {"\\#a", "#a", true},
      {"#a", "#a", false},
      {"a ", "a", true},
      {"a\\ ", "a ", true},
      {"a\t", "a", false},
      {"a\r", "a", true},
      {"a\\", "a", false},
      {"\xef\xbb\xbf"
       "a",
       "a", true},
      {"x\n!x", "x", false},
      {"!x\nx", "x", true},
      {"d/\n!d/x", "d/x", true},
      {"d/*\n!d/x", "d/x", false},
      {"A", "a", false},
      {"\n\n \n", "a", false},
      {"/", "a", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.pattern) + " | " + row.path);
    EXPECT_EQ(ignores(row.pattern, row.path), row.ignored);
  }
}

TEST(Ignore, CaseIsIgnoredWhereAsked) {
  for (const char* pattern : {"ReadMe", "*.MD", "r*[A-Z]e", "/README", "re[[:upper:]]d*e"}) {
    SCOPED_TRACE(pattern);
    EXPECT_TRUE(ignores(pattern, std::string(pattern) == "*.MD" ? "x.md" : "readme", true));
    EXPECT_FALSE(ignores(pattern, std::string(pattern) == "*.MD" ? "x.md" : "readme", false));
  }
}

TEST(Ignore, TheStrongestFileDecidesAndIsNamed) {
  FilesInMemory files;
  files.files[""] = "# top\n*.log\n";
  files.files["a"] = "!keep.log\n";
  IgnoreRules::Ptr base = IgnoreRules::with(nullptr, "global", "", "*.tmp\n*.log\n", false);
  base = IgnoreRules::with(base, ".git/info/exclude", "", "!x.tmp\n", false);
  struct Case {
    const char* path;
    const char* source;
    std::size_t line;
    const char* text;
  };
  const Case cases[] = {{"b/x.log", ".gitignore", 2, "*.log"},
                        {"a/keep.log", "a/.gitignore", 1, "!keep.log"},
                        {"a/x.log", ".gitignore", 2, "*.log"},
                        {"x.tmp", ".git/info/exclude", 1, "!x.tmp"},
                        {"y.tmp", "global", 1, "*.tmp"}};
  for (const Case& row : cases) {
    SCOPED_TRACE(row.path);
    const IgnoreDecision decision = decide(base, row.path, false, files, false);
    ASSERT_TRUE(decision.match.has_value());
    EXPECT_EQ(decision.match->source, row.source);
    EXPECT_EQ(decision.match->line, row.line);
    EXPECT_EQ(decision.match->text, row.text);
  }
  EXPECT_FALSE(decide(base, "plain", false, files, false).match.has_value());
}

TEST(Ignore, HostilePatternsDoNotStall) {
  std::string stars;
  std::string folders;
  for (int i = 0; i < 100; ++i) stars += "a*";
  for (int i = 0; i < 40; ++i) folders += "**/a*a/";
  std::string path;
  for (int i = 0; i < 400; ++i) path += "aaaaaaaa/";
  const Glob one = Glob::compile(stars + "b", {false, false});
  const Glob many = Glob::compile(folders + "b", {true, false});
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_FALSE(one.matches(std::string(250, 'a')));
  EXPECT_FALSE(many.matches(path + "c"));
  EXPECT_TRUE(many.matches(path + "b"));
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(2));
}

TEST(Ignore, AChainDeeperThanTheStackIsReleased) {
  IgnoreRules::Ptr rules;
  for (int i = 0; i < 300000; ++i) rules = IgnoreRules::with(rules, "s", "", "x\n", false);
  EXPECT_TRUE(rules->match("x", false).has_value());
  rules.reset();
}

}  // namespace
}  // namespace scan::git

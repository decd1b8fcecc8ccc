// Queries: predicates, captures, the errors of a query that is none, and limits.
#include "syntax/query.h"

#include <gtest/gtest.h>

#include <string>

// tree-sitter 0.25 loses memory when it refuses a query.
extern "C" const char* __lsan_default_suppressions() { return "leak:ts_query_new"; }

namespace scan::syntax {
namespace {

// A pattern matches texts that contain it.
class Contains : public TextMatcher {
 public:
  Result<std::size_t> add(std::string_view pattern) override {
    if (pattern.empty()) return Error{"an empty pattern"};
    patterns_.emplace_back(pattern);
    return patterns_.size() - 1;
  }
  bool matches(std::size_t pattern, std::string_view text) const override {
    return text.find(patterns_[pattern]) != text.npos;
  }

 private:
  std::vector<std::string> patterns_;
};

std::string captured(const Query& query, std::string_view text) {
  const std::optional<Tree> tree = parse(query.language(), text, {});
  std::string out;
  for (const QueryMatch& match : query.run(*tree).matches) {
    for (const Capture& capture : match.captures) {
      out += std::string(query.name_of(capture.name)) + "=" +
             std::string(text.substr(capture.place.begin, capture.place.size())) + ";";
    }
  }
  return out;
}

TEST(Query, PredicatesDecide) {
  const std::string_view text = "ls a; cd b; ls c; echo echo";
  const struct {
    std::string_view predicate, expected;
  } rows[] = {
      {"", "n=ls;a=a;n=cd;a=b;n=ls;a=c;n=echo;a=echo;"},
      {"(#eq? @n \"cd\")", "n=cd;a=b;"},
      {"(#not-eq? @n \"ls\")", "n=cd;a=b;n=echo;a=echo;"},
      {"(#eq? @n @a)", "n=echo;a=echo;"},
      {"(#any-of? @n \"cd\" \"echo\")", "n=cd;a=b;n=echo;a=echo;"},
      {"(#not-any-of? @n \"cd\" \"echo\")", "n=ls;a=a;n=ls;a=c;"},
      {"(#match? @n \"ch\")", "n=echo;a=echo;"},
      {"(#eq? @n \"ls\") (#not-match? @a \"a\")", "n=ls;a=c;"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.predicate);
    Contains matcher;
    const Result<Query> query =
        Query::compile(Language::kBash,
                       "((command name: (command_name) @n argument: (word) @a) " +
                           std::string(row.predicate) + ")",
                       &matcher);
    ASSERT_TRUE(query.ok()) << query.error().message;
    EXPECT_EQ(captured(*query, text), row.expected);
  }
}

TEST(Query, AMistakeIsToldWithItsPlace) {
  const std::string deep(1000, '(');
  const struct {
    std::string_view source, told;
  } rows[] = {
      {"(command", "syntax error"},
      {deep, "deeper"},
      {"(nonsense) @a", "character 2"},
      {"(command nonsense: (word))", "field"},
      {"((word) @a (#eq? @b \"x\"))", "capture"},
      {"((word) @a (#is? @a \"x\"))", "#is?"},
      {"((word) @a (#eq? @a))", "takes a capture"},
      {"((word) @a (#match? @a \"x\"))", "not available"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.source);
    const Result<Query> query = Query::compile(Language::kBash, row.source, nullptr);
    ASSERT_FALSE(query.ok());
    EXPECT_NE(query.error().message.find(row.told), std::string::npos) << query.error().message;
  }
}

TEST(Query, MatchesAreBounded) {
  const Result<Query> query = Query::compile(Language::kJson, "(number) @n", nullptr);
  std::string text = "[0";
  for (int i = 0; i < 100; ++i) text += ",1";
  const std::optional<Tree> tree = parse(Language::kJson, text + "]", {});
  QueryLimits limits;
  limits.max_matches = 10;
  const QueryResult result = query->run(*tree, limits);
  EXPECT_EQ(result.matches.size(), 10u);
  EXPECT_TRUE(result.incomplete);
}

TEST(Query, EveryLanguageParses) {
  for (int i = 0; i <= static_cast<int>(Language::kPython); ++i) {
    SCOPED_TRACE(name_of(static_cast<Language>(i)));
    EXPECT_TRUE(parse(static_cast<Language>(i), "", {}).has_value());
  }
}

}  // namespace
}  // namespace scan::syntax

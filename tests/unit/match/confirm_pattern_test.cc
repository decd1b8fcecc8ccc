// Matches inside a range, with the bytes around it as context.
#include "match/confirm_pattern.h"

#include <gtest/gtest.h>

namespace scan::match {
namespace {

TEST(ConfirmPattern, FindsTheLeftmostInTheRange) {
  const auto pattern = ConfirmPattern::compile("k=(?P<secret>[0-9]{2})");
  ASSERT_TRUE(pattern.ok());
  const auto match = pattern->find("k=11 k=22", {2, 9});
  ASSERT_TRUE(match.has_value());
  EXPECT_EQ(match->whole, (Span{5, 9}));
  EXPECT_EQ(match->secret, (Span{7, 9}));
  EXPECT_FALSE(pattern->find("k=11 k=22", {0, 3}).has_value());
}

TEST(ConfirmPattern, SeesTheBytesAroundTheRange) {
  const auto word = ConfirmPattern::compile("\\b(?P<secret>ab)\\b");
  ASSERT_TRUE(word.ok());
  EXPECT_FALSE(word->find("xab", {1, 3}).has_value());
  EXPECT_FALSE(word->find("abx", {0, 2}).has_value());
  EXPECT_TRUE(word->find(" ab ", {1, 3}).has_value());
}

TEST(ConfirmPattern, TakesBytesThatAreNoUtf8) {
  const auto pattern = ConfirmPattern::compile("a(?P<secret>[^b])b");
  ASSERT_TRUE(pattern.ok());
  EXPECT_TRUE(pattern
                  ->find("a\xFF"
                         "b",
                         {0, 3})
                  .has_value());
}

TEST(ConfirmPattern, RefusesWhatHasNoSecret) {
  for (const std::string_view broken :
       {"abc", "(abc)", "(?P<other>a)", "(?P<secret>a", "a{2000}"}) {
    SCOPED_TRACE(broken);
    EXPECT_FALSE(ConfirmPattern::compile(broken).ok());
  }
}

}  // namespace
}  // namespace scan::match

// Key paths against patterns, and the patterns that are refused.
#include "syntax/key_pattern.h"

#include <gtest/gtest.h>

namespace scan::syntax {
namespace {

KeyPath path_of(std::initializer_list<KeyPart> parts) { return parts; }

TEST(KeyPattern, Matches) {
  const KeyPath vars = path_of({{"env", -1}, {"prod", -1}, {"vars", -1}, {"A", -1}});
  const KeyPath image = path_of({{"containers", -1}, {"", 2}, {"image_vars", -1}, {"B", -1}});
  const struct {
    std::string_view pattern;
    const KeyPath& path;
    bool expected;
  } rows[] = {
      {"env.*.vars.*", vars, true},
      {"env.*.vars.**", vars, true},
      {"**.vars.A", vars, true},
      {"**", vars, true},
      {"env.**.A", vars, true},
      {"env.**.vars.**.A", vars, true},
      {"env.prod.var*.A", vars, true},
      {"env.vars.A", vars, false},
      {"env.*.vars", vars, false},
      {"env.*.vars.*.*", vars, false},
      {"**.B", vars, false},
      {"containers[].image_vars.*", image, true},
      {"containers[2].image_vars.B", image, true},
      {"containers[1].image_vars.B", image, false},
      {"containers.*.image_vars.B", image, false},
      {"containers.**.\"B\"", image, true},
      {"[].image_vars.B", image, false},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(std::string(row.pattern) + " on " + to_string(row.path));
    const Result<KeyPattern> pattern = KeyPattern::parse(row.pattern);
    ASSERT_TRUE(pattern.ok()) << pattern.error().message;
    EXPECT_EQ(pattern->matches(row.path), row.expected);
  }
}

TEST(KeyPattern, RefusesWhatIsNone) {
  for (const std::string_view pattern : {"", "a.", "a..b", "a[", "a[x]", "\"a", "a b", ".a"}) {
    SCOPED_TRACE(pattern);
    EXPECT_FALSE(KeyPattern::parse(pattern).ok());
  }
}

TEST(KeyPattern, ManyAnyPartsCostNoTime) {
  KeyPath path;
  for (int i = 0; i < 200; ++i) path.push_back({"a", -1});
  std::string pattern;
  for (int i = 0; i < 50; ++i) pattern += "**.a.";
  EXPECT_FALSE(KeyPattern::parse(pattern + "b")->matches(path));
}

}  // namespace
}  // namespace scan::syntax

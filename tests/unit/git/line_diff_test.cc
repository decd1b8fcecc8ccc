// Which lines are new.
#include "git/line_diff.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::git {
namespace {

using Runs = std::vector<LineRun>;

TEST(LineDiffTest, NamesAddedAndChangedLines) {
  const struct {
    const char* before;
    const char* after;
    Runs runs;
  } rows[] = {
      {"", "", {}},
      {"a\nb\n", "a\nb\n", {}},
      {"", "a\nb\n", {{1, 2}}},
      {"a\nb\nc\n", "a\nc\n", {}},
      {"a\nc\n", "a\nb\nc\n", {{2, 2}}},
      {"a\nb\nc\n", "a\nB\nc\n", {{2, 2}}},
      {"a\nb\nc\nd\ne\n", "A\nb\nc\nd\nE\n", {{1, 1}, {5, 5}}},
      {"a\nb\nc\n", "A\nb\nC\n", {{1, 1}, {3, 3}}},
      {"a\nb", "a\nb\n", {{2, 2}}},
      {"a\nb\n", "a\n b\n", {{2, 2}}},
      {"a\nb\n", "a\r\nb\r\n", {{1, 2}}},
      {"a\n", "a\nb", {{2, 2}}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(std::string(row.before) + "|" + row.after);
    EXPECT_EQ(new_lines(row.before, row.after), row.runs);
  }
}

TEST(LineDiffTest, BytesThatLookBinaryAreTextHere) {
  const std::string before("a\0\nb\n", 5);
  const std::string after("a\0\nb\nc\n", 7);
  EXPECT_EQ(new_lines(before, after), (Runs{{3, 3}}));
}

TEST(LineDiffTest, LargeTextsCountAsNew) {
  const std::string before(33 << 20, 'x');
  const std::string after(33 << 20, 'y');
  const Runs runs = new_lines(before, after);
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].first, 1u);
  EXPECT_GT(runs[0].last, 33u << 20);
}

}  // namespace
}  // namespace scan::git

// The fast diff of large texts: a table, and the one promise that matters on random texts: lines
// that it does not name stand, in this order, in the older text.
#include "git/line_anchors.h"

#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>

namespace scan::git {
namespace {

using Runs = std::vector<LineRun>;

TEST(LineAnchorsTest, Table) {
  const struct {
    const char* before;
    const char* after;
    Runs runs;
  } rows[] = {
      {"", "", {}},
      {"", "a\nb\n", {{1, 2}}},
      {"a\nb\n", "a\nb\n", {}},
      {"a\nb\nc\n", "a\nc\n", {}},
      {"a\nc\n", "a\nb\nc\n", {{2, 2}}},
      {"a\nb\nc\n", "x\na\nb\nc\ny\n", {{1, 1}, {5, 5}}},
      {"a\nb", "a\nb\n", {{2, 2}}},
      {"a\nx\nb\n", "a\nx\nx\nb\n", {{3, 3}}},  // one old line serves one new line
      {"x\nx\nx\n", "x\nx\nx\nx\nx\n", {{4, 5}}},
      {"x\nx\na\nx\nx\n", "x\na\nx\nx\nx\n", {{5, 5}}},  // `a` anchors
      {"a\nb\n", "b\na\n", {{2, 2}}},                    // what moved is new once
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(std::string(row.before) + "|" + row.after);
    const Runs runs = new_lines_by_anchors(row.before, row.after);
    std::uint64_t named = 0;
    std::uint64_t wanted = 0;
    for (const LineRun& run : runs) named += run.last - run.first + 1;
    for (const LineRun& run : row.runs) wanted += run.last - run.first + 1;
    EXPECT_EQ(named, wanted);
  }
  EXPECT_EQ(new_lines_by_anchors("a\nc\n", "a\nb\nc\n"), (Runs{{2, 2}}));
  EXPECT_EQ(new_lines_by_anchors("a\nb\nc\n", "x\na\nb\nc\ny\n"), (Runs{{1, 1}, {5, 5}}));
}

std::vector<std::string> random_lines(std::mt19937& random, std::size_t kinds) {
  std::vector<std::string> lines(random() % 30);
  for (std::string& line : lines) line = std::to_string(random() % kinds) + "\n";
  return lines;
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line;
  return text;
}

TEST(LineAnchorsTest, UnnamedLinesStandInTheOlderText) {
  std::mt19937 random(11);
  std::size_t unnamed = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::size_t kinds = 1 + random() % 40;
    const auto before = random_lines(random, kinds);
    auto after = before;
    for (std::size_t edits = random() % 6; edits > 0; --edits) {
      const std::size_t at = after.empty() ? 0 : random() % after.size();
      const auto place = after.begin() + static_cast<std::ptrdiff_t>(at);
      if (random() % 2 == 0 || after.empty()) {
        after.insert(place, std::to_string(random() % kinds) + "\n");
      } else {
        after.erase(place);
      }
    }
    if (random() % 8 == 0) after = random_lines(random, kinds);
    std::vector<bool> is_new(after.size());
    for (const LineRun& run : new_lines_by_anchors(joined(before), joined(after))) {
      ASSERT_LE(run.last, after.size());
      for (std::uint64_t line = run.first; line <= run.last; ++line) is_new[line - 1] = true;
    }
    std::size_t at = 0;
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (is_new[i]) continue;
      ++unnamed;
      while (at < before.size() && before[at] != after[i]) ++at;
      ASSERT_LT(at, before.size()) << joined(before) << "->\n" << joined(after);
      ++at;
    }
  }
  EXPECT_GT(unnamed, 50000u);
}

// An exact diff of these takes minutes.
TEST(LineDiffTest, ManyRepeatedLinesTakeNoTime) {
  std::mt19937 random(1);
  const auto text = [&] {
    std::string out;
    while (out.size() < (4 << 20)) out += random() % 2 == 0 ? "a\n" : "b\n";
    return out;
  };
  const std::string before = text();
  const std::string after = text();
  const auto start = std::chrono::steady_clock::now();
  EXPECT_FALSE(new_lines(before, after).empty());
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST(LineDiffTest, LargeTextsWithFewEditsAreExact) {
  std::string before;
  for (int i = 0; i < 100000; ++i) before += "\"key" + std::to_string(i) + "\": {\n}\n";
  std::string after = "new first\n" + before;
  after.replace(after.find("\"key50000\""), 1, "'");
  after += "new last\n";
  EXPECT_EQ(new_lines(before, after), (Runs{{1, 1}, {100002, 100002}, {200002, 200002}}));
}

}  // namespace
}  // namespace scan::git

// Paths keep their numbers, have the text of their parts, and are bounded in depth and number.
#include "history/path_table.h"

#include <gtest/gtest.h>

#include <set>

namespace scan::history {
namespace {

class PathTableTest : public ::testing::Test {
 protected:
  PathNumber below(PathNumber parent, std::string_view name) {
    return paths_.below(parent, local_.number(name));
  }
  PathNumber find(PathNumber parent, std::string_view name) {
    return paths_.find(parent, local_.number(name));
  }
  std::string text(PathNumber path) const { return paths_.text(path, names_); }

  NameTable names_;
  NameTable::Local local_{names_};
  PathTable paths_;
};

TEST_F(PathTableTest, APathIsANameBelowAnother) {
  EXPECT_EQ(text(kRootPath), "");
  const PathNumber a = below(kRootPath, "a");
  const PathNumber ab = below(a, "b");
  const PathNumber abc = below(ab, "c d");
  const PathNumber b = below(kRootPath, "b");
  const PathNumber ba = below(b, "a");
  EXPECT_EQ(text(a), "a");
  EXPECT_EQ(text(ab), "a/b");
  EXPECT_EQ(text(abc), "a/b/c d");
  EXPECT_EQ(text(ba), "b/a");
  EXPECT_EQ(below(a, "b"), ab);
  EXPECT_EQ(below(b, "a"), ba);
  EXPECT_EQ(std::set<PathNumber>({kRootPath, a, ab, abc, b, ba}).size(), 6U);
}

TEST_F(PathTableTest, NoTwoPathsShareANumber) {
  std::set<PathNumber> all;
  std::vector<PathNumber> parents{kRootPath};
  for (std::uint32_t name = 1000; name < 1050; ++name) {
    parents.push_back(paths_.below(kRootPath, name));
    all.insert(parents.back());
  }
  for (std::size_t i = 1; i < parents.size(); ++i) {
    for (std::uint32_t name = 0; name < 100; ++name) all.insert(paths_.below(parents[i], name));
  }
  EXPECT_EQ(all.size(), 50U + 50U * 100U);
  EXPECT_FALSE(all.contains(kRootPath));
}

TEST_F(PathTableTest, FindMakesNone) {
  const PathNumber a = below(kRootPath, "a");
  EXPECT_EQ(find(kRootPath, "a"), a);
  EXPECT_EQ(find(kRootPath, "b"), kNoPath);
  EXPECT_EQ(find(a, "a"), kNoPath);
  EXPECT_EQ(find(a, "a"), kNoPath);
  EXPECT_EQ(text(below(a, "a")), "a/a");
}

TEST_F(PathTableTest, NoDeeperThanItSays) {
  PathNumber path = kRootPath;
  for (std::uint32_t depth = 0; depth < PathTable::kMostDepth; ++depth) {
    path = below(path, "d");
    ASSERT_NE(path, kNoPath) << depth;
  }
  EXPECT_EQ(text(path).size(), 2 * PathTable::kMostDepth - 1);
  EXPECT_EQ(below(path, "d"), kNoPath);
  EXPECT_EQ(find(path, "d"), kNoPath);
  EXPECT_NE(below(kRootPath, "e"), kNoPath);
}

// Paths that are known are none too many.
TEST_F(PathTableTest, NoMoreThanItSays) {
  const std::uint32_t name = local_.number("n");
  PathNumber last = kRootPath;
  std::size_t made = 1;  // the root
  for (std::uint32_t i = 1; made < PathTable::kMostPaths; ++i, ++made) {
    last = paths_.below(kRootPath, name + i);
    ASSERT_NE(last, kNoPath) << made;
  }
  EXPECT_EQ(paths_.below(kRootPath, name), kNoPath);
  EXPECT_EQ(paths_.below(last, name), kNoPath);
  EXPECT_EQ(paths_.find(kRootPath, name), kNoPath);
  EXPECT_EQ(paths_.below(kRootPath, name + 1), 1U);
  EXPECT_EQ(paths_.below(kRootPath, name + static_cast<std::uint32_t>(made) - 1), last);
}

}  // namespace
}  // namespace scan::history

// The TREE extension: lookups, and malformed bytes, which only mean that nothing is known.
#include "git/cache_tree.h"

#include <gtest/gtest.h>

#include <string>

namespace scan::git {
namespace {

std::string record(const std::string& name, int entries, int children) {
  return name + '\0' + std::to_string(entries) + " " + std::to_string(children) + "\n" +
         (entries < 0 ? "" : std::string(20, name.empty() ? '0' : name[0]));
}

TEST(CacheTreeTest, FindsFolders) {
  const std::string bytes = record("", -1, 3) + record("b", 2, 0) + record("aa", 3, 1) +
                            record("x", 1, 0) + record("bb", -1, 0);
  const CacheTree tree = CacheTree::parse(bytes, 20);
  ASSERT_TRUE(tree.root());
  EXPECT_FALSE(tree.entry_count(*tree.root()));
  const auto children = tree.children(*tree.root());
  EXPECT_EQ(children.size(), 3u);
  EXPECT_FALSE(tree.find(children, "a"));
  EXPECT_FALSE(tree.find(children, "x"));
  const auto b = tree.find(children, "b");
  const auto aa = tree.find(children, "aa");
  const auto bb = tree.find(children, "bb");
  ASSERT_TRUE(b && aa && bb);
  EXPECT_EQ(tree.entry_count(*b), 2u);
  EXPECT_EQ(tree.id(*b)[19], 'b');
  EXPECT_FALSE(tree.entry_count(*bb));
  const auto below = tree.children(*aa);
  ASSERT_EQ(below.size(), 1u);
  EXPECT_TRUE(tree.find(below, "x"));
  EXPECT_TRUE(tree.children(*bb).empty());
}

TEST(CacheTreeTest, MalformedBytesTellNothing) {
  const std::string sound = record("", 2, 1) + record("a", 1, 0);
  ASSERT_TRUE(CacheTree::parse(sound, 20).root());
  for (std::size_t size = 0; size < sound.size(); ++size) {
    EXPECT_FALSE(CacheTree::parse(std::string_view(sound).substr(0, size), 20).root()) << size;
  }
  const std::string head(1, '\0');
  for (const char* rest :
       {"1 -1\n", "x 0\n", "1  0\n", "99999999999 0\n", "-1 99999999999\n", " \n"}) {
    SCOPED_TRACE(rest);
    EXPECT_FALSE(CacheTree::parse(head + rest + std::string(20, 'x'), 20).root());
  }
}

TEST(CacheTreeTest, DeepNestingNeedsNoStack) {
  std::string bytes;
  for (int i = 0; i < 200000; ++i) bytes += record("d", -1, 1);
  bytes += record("d", -1, 0);
  const CacheTree tree = CacheTree::parse(bytes, 20);
  ASSERT_TRUE(tree.root());
  EXPECT_EQ(tree.children(*tree.root()).size(), 1u);
}

}  // namespace
}  // namespace scan::git

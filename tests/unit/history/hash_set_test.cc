// A HashSet against std::set, and the numbers that open addressing is hard at.
#include "history/hash_set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace scan::history {
namespace {

TEST(HashSet, HoldsNothingAtFirst) {
  const HashSet set;
  EXPECT_EQ(set.size(), 0U);
  EXPECT_FALSE(set.has(0));
  EXPECT_FALSE(set.has(1));
}

// Zero is what an empty slot holds.
TEST(HashSet, ZeroIsANumberLikeAnyOther) {
  HashSet set;
  EXPECT_TRUE(set.add(64));  // stands where zero would
  EXPECT_FALSE(set.has(0));
  EXPECT_TRUE(set.add(0));
  EXPECT_TRUE(set.has(0));
  EXPECT_FALSE(set.add(0));
  EXPECT_EQ(set.size(), 2U);
  for (std::uint64_t hash = 1; hash <= 1000; ++hash) set.add(hash);
  EXPECT_TRUE(set.has(0));
  EXPECT_EQ(set.size(), 1001U);
}

// All of them ask for the same slot, at every size that the set grows to.
TEST(HashSet, KeepsNumbersThatEndAlike) {
  HashSet set;
  constexpr std::uint64_t kStep = std::uint64_t{1} << 40;
  for (std::uint64_t i = 1; i <= 500; ++i) EXPECT_TRUE(set.add(i * kStep + 63));
  for (std::uint64_t i = 1; i <= 500; ++i) {
    EXPECT_TRUE(set.has(i * kStep + 63)) << i;
    EXPECT_FALSE(set.has(i * kStep + 62)) << i;
    EXPECT_FALSE(set.add(i * kStep + 63)) << i;
  }
  EXPECT_EQ(set.size(), 500U);
}

TEST(HashSet, SaysTheSameAsASet) {
  std::mt19937_64 random(7);
  for (const std::uint64_t below : {100U, 5000U, 1U << 30}) {
    SCOPED_TRACE(below);
    HashSet ours;
    std::set<std::uint64_t> plain;
    for (int i = 0; i < 20000; ++i) {
      const std::uint64_t hash = random() % below;
      ASSERT_EQ(ours.has(hash), plain.contains(hash)) << hash;
      ASSERT_EQ(ours.add(hash), plain.insert(hash).second) << hash;
      ASSERT_EQ(ours.size(), plain.size());
    }
    for (const std::uint64_t hash : plain) ASSERT_TRUE(ours.has(hash)) << hash;
  }
}

}  // namespace
}  // namespace scan::history

// Lists come back as they were pushed, and what they share is stored once.
#include "history/edge_lists.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

namespace scan::history {
namespace {

constexpr std::uint64_t kEnough = std::uint64_t{1} << 30;

TreeEdge edge(std::uint32_t name, ObjectNumber child) {
  TreeEdge made;
  made.name = name & 0xffffff;
  made.child = child;
  return made;
}

std::vector<TreeEdge> wide(std::uint32_t width) {
  std::vector<TreeEdge> list;
  for (std::uint32_t i = 0; i < width; ++i) list.push_back(edge(i, i));
  return list;
}

ListNumber add(EdgeLists& lists, const std::vector<TreeEdge>& list) {
  for (const TreeEdge& each : list) lists.push(each);
  return lists.finish();
}

std::string bytes_of(const std::vector<TreeEdge>& list) {
  return {reinterpret_cast<const char*>(list.data()), list.size() * sizeof(TreeEdge)};
}

std::string bytes_of(EdgeLists::Range range) {
  std::vector<TreeEdge> list;
  for (const TreeEdge& each : range) list.push_back(each);
  return bytes_of(list);
}

TEST(EdgeLists, EveryWidthComesBack) {
  ByteBudget budget(kEnough);
  EdgeLists lists(budget);
  for (std::uint32_t width = 0; width < 700; ++width) {
    SCOPED_TRACE("width " + std::to_string(width));
    const std::vector<TreeEdge> list = wide(width);
    EXPECT_EQ(bytes_of(lists[add(lists, list)]), bytes_of(list));
  }
  const std::vector<TreeEdge> list = wide(100000);
  EXPECT_EQ(bytes_of(lists[add(lists, list)]), bytes_of(list));
}

TEST(EdgeLists, OfNoTreeIsEmpty) {
  ByteBudget budget(kEnough);
  EdgeLists lists(budget);
  EXPECT_EQ(lists.finish(), kEmptyList);
  for (const ListNumber list : {kEmptyList, kNoList}) EXPECT_EQ(bytes_of(lists[list]), "");
}

// Every edge the same, so that no run or every run ends by itself.
TEST(EdgeLists, OfOneEdgeAgainAndAgain) {
  ByteBudget budget(kEnough);
  EdgeLists lists(budget);
  for (std::uint32_t name = 0; name < 64; ++name) {
    SCOPED_TRACE("name " + std::to_string(name));
    const std::vector<TreeEdge> list(5000 + name, edge(name, 1));
    EXPECT_EQ(bytes_of(lists[add(lists, list)]), bytes_of(list));
  }
}

TEST(EdgeLists, EditedAtRandom) {
  std::mt19937 random(7);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  ByteBudget budget(kEnough);
  EdgeLists lists(budget);
  std::vector<TreeEdge> list = wide(300);
  std::vector<std::pair<ListNumber, std::string>> all;
  std::map<std::string, ListNumber> number_of;
  for (int step = 0; step < 3000; ++step) {
    const auto at = list.begin() + below(static_cast<std::uint32_t>(list.size()));
    switch (below(4)) {
      case 0:
        if (list.size() > 1) list.erase(at);
        break;
      case 1:
        list.insert(at, edge(below(1000), below(3)));
        break;
      case 2:
        at->link = at->link ^ 1U;
        break;
      default:
        at->child = below(3);
    }
    all.emplace_back(add(lists, list), bytes_of(list));
    const auto [known, is_new] = number_of.emplace(all.back().second, all.back().first);
    EXPECT_EQ(known->second, all.back().first) << "equal lists have one number";
  }
  for (const auto& [number, bytes] : all) ASSERT_EQ(bytes_of(lists[number]), bytes);
}

// What 5000 versions of a folder of 5000 folders may take: without sharing they are 200 MB.
TEST(EdgeLists, VersionsOfAWideListCostLittle) {
  ByteBudget budget(std::uint64_t{4} << 20);
  EdgeLists lists(budget);
  std::vector<TreeEdge> list = wide(5000);
  for (std::uint32_t version = 0; version < 5000; ++version) {
    list[version * 7919 % 5000].child = 10000 + version;
    ASSERT_NE(add(lists, list), kNoList) << version;
  }
  EXPECT_EQ(bytes_of(lists[add(lists, list)]), bytes_of(list));
}

TEST(EdgeLists, ASpentBudgetLosesWhatIsNewAndNothingElse) {
  ByteBudget budget(20000);
  EdgeLists lists(budget);
  const std::vector<TreeEdge> first = wide(1000);
  const ListNumber number = add(lists, first);
  ASSERT_NE(number, kNoList);
  std::vector<TreeEdge> second = first;
  for (TreeEdge& each : second) each.child += 5000;
  EXPECT_EQ(add(lists, second), kNoList);
  EXPECT_EQ(add(lists, first), number);
  EXPECT_EQ(bytes_of(lists[number]), bytes_of(first));
}

}  // namespace
}  // namespace scan::history

// The order of blame, and what of a commit is not here. Commits are made byte by byte; a graph
// needs no packs.
#include "history/commit_graph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace scan::history {
namespace {

using git::ObjectType;
using Ids = std::vector<ObjectId>;

// Ids that sort as their numbers do.
ObjectId id_of(std::uint32_t number, std::size_t size = ObjectId::kSha1) {
  std::string bytes(size, '\0');
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<char>(number >> (24 - 8 * i) & 0xff);
  return ObjectId::from_raw(bytes.data(), size);
}

const std::string kEmptyTree = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

class Maker {
 public:
  explicit Maker(std::size_t id_size = ObjectId::kSha1) : id_size_(id_size) {}

  ObjectId id(std::uint32_t number) const { return id_of(number, id_size_); }
  void add(std::uint32_t number, ObjectType type) { loose_.push_back({id(number), type}); }

  // `date`: the text that stands there.
  void commit(std::uint32_t number, const std::string& date,
              const std::vector<std::uint32_t>& parents, const std::string& tree = kEmptyTree) {
    std::string bytes = "tree " + tree + "\n";
    for (const std::uint32_t parent : parents) bytes += "parent " + id(parent).hex() + "\n";
    bytes +=
        "author A <a@example.com> 5 +0000\ncommitter C <c@example.com> " + date + " +0000\n\nx\n";
    commit_of_bytes(number, bytes);
  }
  void commit_of_bytes(std::uint32_t number, const std::string& bytes) {
    add(number, ObjectType::kCommit);
    commits_.emplace_back(static_cast<ObjectNumber>(loose_.size() - 1), bytes);
  }

  // Read by as many workers as `parts`. Commits that add() does not take are counted.
  void build(std::size_t parts = 1, const Ids& shallow = {}) {
    table = ObjectTable::build({}, loose_, id_size_);
    std::vector<CommitGraph::Part> list(parts);
    refused = 0;
    for (std::size_t i = 0; i < commits_.size(); ++i) {
      const auto& [number, bytes] = commits_[i];
      if (!list[i % parts].add(table, number, bytes)) ++refused;
    }
    graph = CommitGraph::build(table, std::move(list), shallow);
  }

  void shuffle(std::uint32_t seed) {
    std::mt19937 random(seed);
    std::shuffle(commits_.begin(), commits_.end(), random);
  }

  // The numbers given to commit(), in the order of blame.
  std::vector<std::uint32_t> order() const {
    std::vector<std::uint32_t> out;
    for (CommitNumber i = 0; i < graph.size(); ++i) out.push_back(name(i));
    return out;
  }
  std::uint32_t name(CommitNumber commit) const {
    const std::uint8_t* bytes = table.id_bytes(graph[commit].object);
    return std::uint32_t{bytes[0]} << 24 | bytes[1] << 16 | bytes[2] << 8 | bytes[3];
  }
  CommitNumber number(std::uint32_t name) const { return graph.find(table.find(id(name).data())); }
  std::vector<std::uint32_t> parents(std::uint32_t of) const {
    std::vector<std::uint32_t> out;
    for (const CommitNumber parent : graph.parents(number(of))) out.push_back(name(parent));
    return out;
  }

  ObjectTable table;
  CommitGraph graph;
  std::size_t refused = 0;

 private:
  std::size_t id_size_;
  std::vector<LooseObject> loose_;
  std::vector<std::pair<ObjectNumber, std::string>> commits_;
};

using Order = std::vector<std::uint32_t>;

TEST(CommitGraph, NoCommitsAtAll) {
  Maker maker;
  maker.add(1, ObjectType::kTree);
  maker.build();
  EXPECT_EQ(maker.graph.size(), 0U);
  EXPECT_EQ(maker.graph.find(0), kNoCommit);
  EXPECT_EQ(maker.graph.find(kNoObject), kNoCommit);
  EXPECT_TRUE(maker.graph.missing().empty());
}

TEST(CommitGraph, OlderFirstThenTheSmallerId) {
  Maker maker;
  maker.commit(5, "100", {});
  maker.commit(4, "200", {});
  maker.commit(3, "100", {});
  maker.commit(7, "50", {});
  maker.commit(6, "100", {3});
  maker.build();
  EXPECT_EQ(maker.order(), Order({7, 3, 5, 6, 4}));
}

// The clock of whoever made the child went wrong: it still comes after its parent.
TEST(CommitGraph, AChildIsNeverBeforeItsParent) {
  Maker maker;
  maker.commit(1, "1000", {});
  maker.commit(2, "10", {1});  // older than its parent
  maker.commit(3, "5", {2});
  maker.commit(4, "500", {});  // comes before all of them
  maker.commit(5, "1001", {4});
  maker.build();
  EXPECT_EQ(maker.order(), Order({4, 1, 2, 3, 5}));
}

TEST(CommitGraph, TheSmallerIdDecidesOverAllBytes) {
  std::vector<LooseObject> loose;
  std::vector<std::string> raw;
  for (const int last : {3, 1, 2}) {
    std::string bytes(ObjectId::kSha1, '\x7f');
    bytes.back() = static_cast<char>(last);
    loose.push_back({ObjectId::from_raw(bytes.data(), bytes.size()), ObjectType::kCommit});
  }
  std::string high(ObjectId::kSha1, '\xff');  // no sign
  loose.push_back({ObjectId::from_raw(high.data(), high.size()), ObjectType::kCommit});
  const ObjectTable table = ObjectTable::build({}, loose, ObjectId::kSha1);
  std::vector<CommitGraph::Part> parts(1);
  for (ObjectNumber i = 0; i < table.size(); ++i) {
    ASSERT_TRUE(parts[0].add(table, i, "tree " + kEmptyTree + "\ncommitter C <c> 9 +0000\n\nx"));
  }
  const CommitGraph graph = CommitGraph::build(table, std::move(parts), {});
  std::vector<ObjectNumber> order;
  for (CommitNumber i = 0; i < graph.size(); ++i) order.push_back(graph[i].object);
  EXPECT_EQ(order, std::vector<ObjectNumber>({1, 2, 0, 3}));
}

// A date that is no number, or is negative, is 0; one far away is kept.
TEST(CommitGraph, Dates) {
  struct Row {
    std::string text;
    std::int64_t seconds;
  };
  const std::vector<Row> rows = {{"1600000000", 1600000000},
                                 {"253402300799", 253402300799},  // the end of the year 9999
                                 {"9223372036854775807", 9223372036854775807},
                                 {"9223372036854775808", 0},
                                 {"-1", 0},
                                 {"-9223372036854775808", 0},
                                 {"soon", 0},
                                 {"", 0},
                                 {"0", 0}};
  Maker maker;
  for (std::uint32_t i = 0; i < rows.size(); ++i) maker.commit(100 - i, rows[i].text, {});
  maker.build();
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    SCOPED_TRACE(rows[i].text);
    EXPECT_EQ(maker.graph[maker.number(100 - i)].date, rows[i].seconds);
  }
  EXPECT_EQ(maker.order(), Order({92, 93, 94, 95, 96, 97, 100, 99, 98}));
}

TEST(CommitGraph, ParentsKeepTheirOrder) {
  Maker maker;
  maker.commit(1, "30", {});
  maker.commit(2, "20", {});
  maker.commit(3, "10", {});
  maker.commit(9, "40", {1, 3, 2});
  maker.build();
  EXPECT_EQ(maker.parents(9), Order({1, 3, 2}));
  EXPECT_TRUE(maker.parents(1).empty());
}

TEST(CommitGraph, AParentThatIsNamedTwice) {
  Maker maker;
  maker.commit(2, "2", {1, 1});
  maker.commit(1, "1", {});
  maker.commit(3, "3", {2, 1, 2});
  maker.build();
  EXPECT_EQ(maker.order(), Order({1, 2, 3}));
  EXPECT_EQ(maker.parents(2), Order({1, 1}));
  EXPECT_EQ(maker.parents(3), Order({2, 1, 2}));
}

TEST(CommitGraph, AnOctopusOfAThousand) {
  constexpr std::uint32_t kParents = 1000;
  Maker maker;
  Order parents;
  for (std::uint32_t i = 1; i <= kParents; ++i) {
    maker.commit(i, std::to_string(5000 - i), {});
    parents.push_back(i);
  }
  maker.commit(kParents + 1, "1", parents);
  maker.commit(kParents + 2, "2", {kParents + 1});
  maker.build(3);
  Order expected(parents.rbegin(), parents.rend());
  expected.insert(expected.end(), {kParents + 1, kParents + 2});
  EXPECT_EQ(maker.order(), expected);
  EXPECT_EQ(maker.parents(kParents + 1), parents);
}

TEST(CommitGraph, SeveralRootsAndACrissCross) {
  Maker maker;
  maker.commit(1, "1", {});
  maker.commit(2, "2", {});  // another root
  maker.commit(3, "3", {1, 2});
  maker.commit(4, "4", {2, 1});
  maker.commit(6, "5", {3, 4});
  maker.commit(5, "6", {4, 3});
  maker.commit(7, "0", {5, 6});
  maker.build();
  EXPECT_EQ(maker.order(), Order({1, 2, 3, 4, 6, 5, 7}));
  EXPECT_EQ(maker.parents(5), Order({4, 3}));
  EXPECT_EQ(maker.parents(6), Order({3, 4}));
}

// What no honest ids can: all commits are there all the same, each once.
TEST(CommitGraph, ParentsThatLeadBackToTheirChildren) {
  Maker maker;
  maker.commit(1, "1", {});
  maker.commit(2, "2", {3, 1});
  maker.commit(3, "3", {2});
  maker.commit(4, "4", {4});
  maker.commit(5, "0", {3});
  maker.build();
  EXPECT_EQ(maker.order(), Order({1, 2, 3, 4, 5}));
  EXPECT_EQ(maker.parents(4), Order({4}));
}

TEST(CommitGraph, AParentThatIsNotHereIsTold) {
  Maker maker;
  maker.commit(3, "3", {9, 2, 8});
  maker.commit(2, "2", {9});
  maker.build();
  EXPECT_EQ(maker.order(), Order({2, 3}));
  EXPECT_EQ(maker.parents(3), Order({2}));
  EXPECT_EQ(maker.graph[maker.number(3)].parent_count, 1U);
  EXPECT_TRUE(maker.parents(2).empty());
  EXPECT_EQ(maker.graph.missing(), Ids({id_of(8), id_of(9)}));
}

// The parents of a shallow commit were left out on purpose; those of others were not, nor is a
// tree.
TEST(CommitGraph, AShallowCommitMissesNoParents) {
  Maker maker;
  maker.commit(3, "3", {8, 2});
  maker.commit(2, "2", {7}, id_of(6).hex());
  maker.commit(4, "4", {9});
  maker.build(2, {id_of(2), id_of(3)});
  EXPECT_EQ(maker.graph.missing(), Ids({id_of(6), id_of(9)}));
  EXPECT_EQ(maker.parents(3), Order({2}));
}

TEST(CommitGraph, Trees) {
  Maker maker;
  maker.add(50, ObjectType::kTree);
  maker.add(51, ObjectType::kBlob);
  maker.commit(1, "1", {}, id_of(50).hex());
  maker.commit(2, "2", {}, id_of(51).hex());  // no tree
  maker.commit(3, "3", {}, id_of(52).hex());  // not here
  maker.commit(4, "4", {});                   // the empty tree, which need not be here
  maker.build();
  const auto node = [&](std::uint32_t name) { return maker.graph[maker.number(name)]; };
  EXPECT_EQ(node(1).tree, 0U);
  EXPECT_FALSE(node(1).tree_missing);
  EXPECT_EQ(node(2).tree, kNoObject);
  EXPECT_TRUE(node(2).tree_missing);
  EXPECT_EQ(node(3).tree, kNoObject);
  EXPECT_TRUE(node(3).tree_missing);
  EXPECT_EQ(node(4).tree, kNoObject);
  EXPECT_FALSE(node(4).tree_missing);
  EXPECT_EQ(maker.graph.missing(), Ids({id_of(52)}));
}

// Parents that are no commits, or none that can be read, are none; they are here, so nothing
// misses.
TEST(CommitGraph, ParentsThatAreNoCommits) {
  Maker maker;
  maker.add(50, ObjectType::kTree);
  maker.commit_of_bytes(1, "tree of nothing\n");
  maker.commit(2, "2", {50, 1, 3});
  maker.commit(3, "3", {});
  maker.build();
  EXPECT_EQ(maker.refused, 1U);
  EXPECT_EQ(maker.order(), Order({3, 2}));
  EXPECT_EQ(maker.parents(2), Order({3}));
  EXPECT_EQ(maker.number(1), kNoCommit);
  EXPECT_EQ(maker.number(50), kNoCommit);
  EXPECT_TRUE(maker.graph.missing().empty());
}

TEST(CommitGraph, IdsOfSha256) {
  const std::string empty = "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321";
  Maker maker(ObjectId::kSha256);
  maker.commit(2, "1", {1}, empty);
  maker.commit(1, "2", {}, empty);
  maker.commit(3, "3", {9}, empty);
  maker.build();
  EXPECT_EQ(maker.refused, 0U);
  EXPECT_EQ(maker.order(), Order({1, 2, 3}));
  EXPECT_EQ(maker.graph.missing(), Ids({id_of(9, ObjectId::kSha256)}));
}

// Against the definition, taken literally: of the commits whose parents all came, the oldest, then
// the one with the smallest id. The same however the commits come in and however many read them.
TEST(CommitGraph, RandomGraphs) {
  std::mt19937 random(11);
  for (int round = 0; round < 30; ++round) {
    SCOPED_TRACE(round);
    constexpr std::uint32_t kCommits = 80;
    Maker maker;
    std::map<std::uint32_t, std::pair<std::uint32_t, Order>> plain;  // date, parents
    Order names;
    for (std::uint32_t i = 0; i < kCommits; ++i) names.push_back(i + 1);
    std::shuffle(names.begin(), names.end(), random);
    for (std::uint32_t i = 0; i < kCommits; ++i) {
      Order parents;
      for (std::size_t n = i == 0 ? 0 : random() % 4; n > 0; --n)
        parents.push_back(names[random() % i]);
      const auto date = static_cast<std::uint32_t>(random() % 20);
      maker.commit(names[i], std::to_string(date), parents);
      plain[names[i]] = {date, parents};
    }
    Order expected;
    while (expected.size() < kCommits) {
      const auto came = [&](std::uint32_t name) {
        return std::find(expected.begin(), expected.end(), name) != expected.end();
      };
      std::uint32_t next = 0;
      for (const auto& [name, commit] : plain) {
        if (came(name) || !std::all_of(commit.second.begin(), commit.second.end(), came)) continue;
        if (next == 0 || commit.first < plain[next].first) next = name;
      }
      expected.push_back(next);
    }
    for (const std::size_t parts : {1, 2, 8}) {
      maker.shuffle(static_cast<std::uint32_t>(random()));
      maker.build(parts);
      ASSERT_EQ(maker.order(), expected);
      for (const auto& [name, commit] : plain) ASSERT_EQ(maker.parents(name), commit.second);
    }
  }
}

}  // namespace
}  // namespace scan::history

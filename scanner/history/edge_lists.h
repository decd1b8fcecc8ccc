// Lists of edges that share what they have in common, so that a thousand versions of a wide folder
// cost little more than one.
//
// A list is cut into short runs, and the list of these runs is cut in the same way, until one is
// left. Where a run ends depends on what stands there and not on how far it is from the beginning,
// so two lists that differ in one place differ in one run of each level: a new version costs the
// logarithm of its width. This holds whether or not the trees came as deltas of each other.
#pragma once

#include <array>
#include <cstdint>
#include <iterator>
#include <span>
#include <vector>

#include "history/run_table.h"
#include "history/tree_edge.h"

namespace scan::history {

// A list in one EdgeLists; equal lists have one number.
using ListNumber = std::uint32_t;
inline constexpr ListNumber kNoList = ~ListNumber{0};
inline constexpr ListNumber kEmptyList = kNoList - 1;

// For one thread while lists are added, then for any.
class EdgeLists {
 public:
  class Iterator;
  class Range;

  // `budget` outlives the last finish().
  explicit EdgeLists(ByteBudget& budget) : budget_(&budget) {}

  // The next edge of the list that finish() ends.
  void push(const TreeEdge& edge);
  // kNoList where the budget did not suffice.
  ListNumber finish();

  Range operator[](ListNumber list) const;

  // A list is a leaf or stands for several lists.
  static bool is_leaf(ListNumber list) { return list < kFirstInner; }
  std::span<const TreeEdge> leaf(ListNumber list) const { return leaves_[list]; }
  std::span<const ListNumber> parts(ListNumber list) const { return inner_[list - kFirstInner]; }
  std::size_t leaf_count() const { return leaves_.size(); }
  std::size_t inner_count() const { return inner_.size(); }
  static std::size_t inner_index(ListNumber list) { return list - kFirstInner; }

 private:
  static constexpr ListNumber kFirstInner = ListNumber{1} << 31;

  void end_leaf();
  void cut_level();

  ByteBudget* budget_;
  RunTable<TreeEdge> leaves_;
  RunTable<ListNumber> inner_;
  std::vector<TreeEdge> leaf_;     // not ended yet
  std::vector<ListNumber> level_;  // what it is cut into
  std::vector<ListNumber> above_;  // reused
  bool spent_ = false;             // while a list is added
};

// Edges in the order in which they were pushed.
class EdgeLists::Iterator {
 public:
  using value_type = TreeEdge;
  using difference_type = std::ptrdiff_t;

  Iterator(const EdgeLists& lists, ListNumber list) : lists_(&lists) { enter(list); }

  const TreeEdge& operator*() const { return *at_; }
  const TreeEdge* operator->() const { return at_; }
  Iterator& operator++() {
    if (++at_ == end_) leave();
    return *this;
  }
  bool operator==(std::default_sentinel_t) const { return at_ == end_; }

 private:
  // Runs have four items and more, but for the last of each level.
  static constexpr std::size_t kMostLevels = 18;
  struct Level {
    const ListNumber* next;
    const ListNumber* end;
  };

  void enter(ListNumber list);
  void leave();

  const EdgeLists* lists_;
  const TreeEdge* at_ = nullptr;
  const TreeEdge* end_ = nullptr;
  std::size_t depth_ = 0;
  std::array<Level, kMostLevels> levels_;
};

class EdgeLists::Range {
 public:
  Range(const EdgeLists& lists, ListNumber list) : lists_(&lists), list_(list) {}
  Iterator begin() const { return {*lists_, list_}; }
  std::default_sentinel_t end() const { return {}; }

 private:
  const EdgeLists* lists_;
  ListNumber list_;
};

inline EdgeLists::Range EdgeLists::operator[](ListNumber list) const { return {*this, list}; }

}  // namespace scan::history

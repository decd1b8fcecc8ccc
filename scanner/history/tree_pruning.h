// Of the edges that were gathered, those that lead to something wanted.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "history/edge_lists.h"
#include "history/object_set.h"

namespace scan::history {

// The edges of one tree, in the lists of the worker that met it.
struct GatheredTree {
  ListNumber list = kNoList;
  std::uint32_t worker = 0;
};

// Leads to something: an edge whose name holds a secret, one to a submodule or to a wanted blob,
// and one to a tree with such an edge.
class TreePruning {
 public:
  // Everything given outlives the pruning. `trees` is by object: kNoList for what is no tree.
  TreePruning(std::span<const EdgeLists> lists, std::span<const GatheredTree> trees,
              const ObjectSet& wanted);

  // By object: a list in `out` of the edges that lead somewhere, in order of name; kNoList for what
  // is no tree. `spent` is set where the budget of `out` did not suffice.
  std::vector<ListNumber> into(EdgeLists& out, bool& spent);

 private:
  enum class State : std::uint8_t { kUnknown, kNowhere, kSomewhere };
  // A list is looked at once, however many trees share it.
  struct States {
    std::vector<State> leaves;
    std::vector<State> inner;
  };
  struct Step {
    GatheredTree list;
    std::uint32_t next;  // of its edges or parts
  };

  State& state(const GatheredTree& list);
  void enter(const GatheredTree& list);
  bool reaches(const GatheredTree& list);
  bool advance();
  State state_of_item(const GatheredTree& list, std::uint32_t item, GatheredTree& below);
  State state_of_edge(const TreeEdge& edge, GatheredTree& below);
  void collect(const GatheredTree& list);
  void sort_by_name();

  std::span<const EdgeLists> lists_;
  std::span<const GatheredTree> trees_;
  const ObjectSet& wanted_;
  std::vector<States> states_;  // by worker
  State state_of_nothing_ = State::kNowhere;
  std::vector<Step> steps_;
  std::vector<TreeEdge> edges_;
  std::vector<ListNumber> todo_;
};

}  // namespace scan::history

// Children before parents, without recursion: a hostile repository nests as deep as it likes.
#include "history/tree_pruning.h"

#include <algorithm>

namespace scan::history {

TreePruning::TreePruning(std::span<const EdgeLists> lists, std::span<const GatheredTree> trees,
                         const ObjectSet& wanted)
    : lists_(lists), trees_(trees), wanted_(wanted) {
  for (const EdgeLists& each : lists_) {
    states_.push_back({std::vector<State>(each.leaf_count()), {}});
    states_.back().inner.resize(each.inner_count());
  }
}

std::vector<ListNumber> TreePruning::into(EdgeLists& out, bool& spent) {
  for (const GatheredTree& tree : trees_) reaches(tree);
  std::vector<ListNumber> result;
  result.reserve(trees_.size());
  for (const GatheredTree& tree : trees_) {
    edges_.clear();
    if (reaches(tree)) collect(tree);
    sort_by_name();
    for (const TreeEdge& edge : edges_) out.push(edge);
    ListNumber list = out.finish();
    if (list == kNoList) {
      spent = true;
      list = kEmptyList;
    }
    result.push_back(tree.list == kNoList ? kNoList : list);
  }
  return result;
}

TreePruning::State& TreePruning::state(const GatheredTree& list) {
  if (list.list == kNoList || list.list == kEmptyList) return state_of_nothing_;
  States& states = states_[list.worker];
  return EdgeLists::is_leaf(list.list) ? states.leaves[list.list]
                                       : states.inner[EdgeLists::inner_index(list.list)];
}

// What leads back to itself leads nowhere as long as it is not known better.
void TreePruning::enter(const GatheredTree& list) {
  state(list) = State::kNowhere;
  steps_.push_back({list, 0});
}

bool TreePruning::reaches(const GatheredTree& list) {
  if (state(list) == State::kUnknown) enter(list);
  while (!steps_.empty()) {
    if (advance()) steps_.pop_back();
  }
  return state(list) == State::kSomewhere;
}

// True where the topmost list is settled; else what it waits for was entered.
bool TreePruning::advance() {
  Step& step = steps_.back();
  const EdgeLists& lists = lists_[step.list.worker];
  const ListNumber number = step.list.list;
  const std::size_t size =
      EdgeLists::is_leaf(number) ? lists.leaf(number).size() : lists.parts(number).size();
  for (; step.next < size; ++step.next) {
    GatheredTree below;
    switch (state_of_item(step.list, step.next, below)) {
      case State::kUnknown:
        enter(below);
        return false;
      case State::kSomewhere:
        state(step.list) = State::kSomewhere;
        return true;
      case State::kNowhere:
        break;
    }
  }
  return true;
}

// `below` is what has to be settled where it is not known.
TreePruning::State TreePruning::state_of_item(const GatheredTree& list, std::uint32_t item,
                                              GatheredTree& below) {
  const EdgeLists& lists = lists_[list.worker];
  if (EdgeLists::is_leaf(list.list)) return state_of_edge(lists.leaf(list.list)[item], below);
  below = {lists.parts(list.list)[item], list.worker};
  return state(below);
}

TreePruning::State TreePruning::state_of_edge(const TreeEdge& edge, GatheredTree& below) {
  if (edge.named != 0 || edge.child == kSubmodule || wanted_.has(edge.child)) {
    return State::kSomewhere;
  }
  if (edge.child >= trees_.size()) return State::kNowhere;
  below = trees_[edge.child];
  return state(below);
}

// Names are numbered as they are met, so in most trees they are in order already.
void TreePruning::sort_by_name() {
  const auto comes_first = [](const TreeEdge& a, const TreeEdge& b) {
    return a.name != b.name ? a.name < b.name : a.child < b.child;
  };
  if (std::is_sorted(edges_.begin(), edges_.end(), comes_first)) return;
  std::sort(edges_.begin(), edges_.end(), comes_first);
}

// In the order of the tree. REQUIRES: all trees are settled; a part of a list need not be.
void TreePruning::collect(const GatheredTree& list) {
  const EdgeLists& lists = lists_[list.worker];
  todo_.push_back(list.list);
  while (!todo_.empty()) {
    const ListNumber number = todo_.back();
    todo_.pop_back();
    if (!reaches({number, list.worker})) continue;
    if (!EdgeLists::is_leaf(number)) {
      const auto parts = lists.parts(number);
      todo_.insert(todo_.end(), parts.rbegin(), parts.rend());
      continue;
    }
    GatheredTree below;
    for (const TreeEdge& edge : lists.leaf(number)) {
      if (state_of_edge(edge, below) == State::kSomewhere) edges_.push_back(edge);
    }
  }
}

}  // namespace scan::history

// Which entries of which trees lead to something wanted.
//
// The twin in tests/differential/attribution_test.cc is made of what `git ls-tree -r` prints of
// each commit.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/problem.h"
#include "base/progress.h"
#include "base/worker_pool.h"
#include "history/edge_lists.h"
#include "history/name_table.h"
#include "history/object_set.h"
#include "history/object_table.h"
#include "history/tree_edge.h"
#include "history/tree_pass.h"

namespace scan::history {

class TreeEdges {
 public:
  // Expands every tree. `stop` ends it early, with what it has.
  static TreeEdges gather(const TreePassInput& input, WorkerPool& pool, Progress& progress,
                          const std::atomic<bool>& stop);

  // Edges that lead to something wanted, in order of name; none for what is no tree.
  EdgeLists::Range of(ObjectNumber tree) const {
    return lists_[is_tree(tree) ? of_[tree] : kEmptyList];
  }
  bool is_tree(ObjectNumber object) const { return object < of_.size() && of_[object] != kNoList; }
  bool leads_anywhere(ObjectNumber tree) const { return is_tree(tree) && of_[tree] != kEmptyList; }

  const NameTable& names() const { return *names_; }
  // Trees and blobs that are named and not here: sorted, each once, the first kMostMissing.
  std::vector<ObjectId> take_missing() { return std::move(missing_); }
  std::vector<Problem> take_problems() { return std::move(problems_); }

 private:
  explicit TreeEdges(ByteBudget& budget) : lists_(budget) {}

  std::unique_ptr<NameTable> names_;
  EdgeLists lists_;
  std::vector<ListNumber> of_;  // by object; kNoList: no tree
  std::vector<ObjectId> missing_;
  std::vector<Problem> problems_;
};

}  // namespace scan::history

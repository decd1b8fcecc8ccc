// Expands every tree of a repository once, in delta order, and keeps the entries that may lead to
// something: folders, submodules, wanted blobs, and names that hold a secret.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/problem.h"
#include "base/progress.h"
#include "base/worker_pool.h"
#include "git/object_store.h"
#include "history/attribution.h"
#include "history/edge_lists.h"
#include "history/name_table.h"
#include "history/object_set.h"
#include "history/object_table.h"
#include "history/tree_pruning.h"

namespace scan::history {

struct TreePassInput {
  const ObjectTable& table;
  const git::ObjectStore& store;  // for loose trees
  const ObjectSet& wanted;        // blobs
  NameJudge& names;
  // What lists of edges may come to, before and after they are pruned: versions that share most of
  // their entries need far less, while trees can be made that share nothing.
  std::uint64_t most_list_bytes = (std::uint64_t{512} << 20) + std::uint64_t{64} * table.size();
};

struct GatheredTrees {
  std::vector<EdgeLists> lists;     // by worker; edges in the order of the tree
  std::vector<GatheredTree> trees;  // by object; only the copy that the table finds has a list
  std::unique_ptr<NameTable> names = std::make_unique<NameTable>();
  std::vector<ObjectId> missing;  // sorted, each once, the first kMostMissing
  std::vector<Problem> problems;
  bool spent = false;  // the budget did not suffice: some trees have an empty list
};

// `stop` ends it early, with what it has. `budget` outlives the call.
GatheredTrees gather_trees(const TreePassInput& input, ByteBudget& budget, WorkerPool& pool,
                           Progress& progress, const std::atomic<bool>& stop);

}  // namespace scan::history

// Gathers, prunes, and lets go of what was gathered.
#include "history/tree_edges.h"

#include <string>

namespace scan::history {
namespace {

// What lists of edges may come to, before and after they are pruned: versions that share most of
// their entries need far less, while trees can be made that share nothing.
constexpr std::uint64_t kMostListBytes = std::uint64_t{512} << 20;
constexpr std::uint64_t kMostListBytesOfObject = 64;

}  // namespace

TreeEdges TreeEdges::gather(const TreePassInput& input, WorkerPool& pool, Progress& progress,
                            const std::atomic<bool>& stop) {
  const std::uint64_t most = kMostListBytes + kMostListBytesOfObject * input.table.size();
  ByteBudget gathering(most);
  ByteBudget keeping(most);
  GatheredTrees trees = gather_trees(input, gathering, pool, progress, stop);
  TreeEdges edges(keeping);
  bool spent = trees.spent;
  edges.of_ = TreePruning(trees.lists, trees.trees, input.wanted).into(edges.lists_, spent);
  edges.names_ = std::move(trees.names);
  edges.missing_ = std::move(trees.missing);
  edges.problems_ = std::move(trees.problems);
  if (spent) {
    edges.problems_.push_back(
        {"history", "its folders have more different entries than " + std::to_string(most >> 20) +
                        " MB hold; for a part of what was found, who, when and where is not told"});
  }
  return edges;
}

}  // namespace scan::history

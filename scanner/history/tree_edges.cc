// Gathers, prunes, and lets go of what was gathered.
#include "history/tree_edges.h"

#include <string>

namespace scan::history {

TreeEdges TreeEdges::gather(const TreePassInput& input, WorkerPool& pool, Progress& progress,
                            const std::atomic<bool>& stop) {
  ByteBudget gathering(input.most_list_bytes);
  ByteBudget keeping(input.most_list_bytes);
  GatheredTrees trees = gather_trees(input, gathering, pool, progress, stop);
  TreeEdges edges(keeping);
  bool spent = trees.spent;
  edges.of_ = TreePruning(trees.lists, trees.trees, input.wanted).into(edges.lists_, spent);
  edges.names_ = std::move(trees.names);
  edges.missing_ = std::move(trees.missing);
  edges.problems_ = std::move(trees.problems);
  if (spent) {
    edges.problems_.push_back(
        {"history", "its folders have more different entries than " +
                        std::to_string(input.most_list_bytes >> 20) +
                        " MB hold; for a part of what was found, who, when and where is not told"});
  }
  return edges;
}

}  // namespace scan::history

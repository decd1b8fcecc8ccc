// A merge of two sorted lists of edges, folder by folder.
#include "history/removals.h"

#include <algorithm>

namespace scan::history {
namespace {

constexpr std::uint64_t kMostEdges = std::uint64_t{1} << 28;

struct Lost {
  std::uint32_t secret = 0;
  PathNumber path = kRootPath;
  auto operator<=>(const Lost&) const = default;
};

// One folder in two trees; kNoObject where a tree does not have it.
struct Step {
  ObjectNumber before = kNoObject;
  ObjectNumber after = kNoObject;
  PathNumber path = kRootPath;
};

class Comparison {
 public:
  Comparison(const TreeEdges& edges, const PathTable& paths, const SecretsOf& secrets_of)
      : edges_(edges), paths_(paths), secrets_of_(secrets_of) {}

  // Appends what `before` holds and `after` does not.
  void compare(ObjectNumber before, ObjectNumber after, std::vector<Lost>& lost) {
    push(before, after, kRootPath);
    while (!steps_.empty() && !exhausted()) {
      const Step step = steps_.back();
      steps_.pop_back();
      compare_folder(step, lost);
    }
  }

  bool exhausted() const { return looked_at_ > kMostEdges; }

 private:
  void push(ObjectNumber before, ObjectNumber after, PathNumber path) {
    if (before == after || path == kNoPath || !edges_.leads_anywhere(before)) return;
    steps_.push_back({before, after, path});
  }

  // Edges are in order of name.
  void compare_folder(const Step& step, std::vector<Lost>& lost) {
    const EdgeLists::Range after = edges_.of(step.after);
    auto other = after.begin();
    for (const TreeEdge& edge : edges_.of(step.before)) {
      ++looked_at_;
      while (other != after.end() && other->name < edge.name) ++other;
      const bool has_same_name = other != after.end() && other->name == edge.name;
      const ObjectNumber now = has_same_name ? other->child : kNoObject;
      if (has_same_name && now == edge.child) continue;
      const PathNumber path = paths_.find(step.path, edge.name);
      if (path == kNoPath) continue;
      if (edge.named != 0 && !has_same_name) lost.push_back({kNameNumber, path});
      if (edges_.is_tree(edge.child)) {
        push(edge.child, now, path);
      } else {
        lose(edge.child, now, path, lost);
      }
    }
  }

  void lose(ObjectNumber before, ObjectNumber now, PathNumber path, std::vector<Lost>& lost) {
    const auto held = secrets_of_(now);
    for (const Wanted& each : secrets_of_(before)) {
      const bool still = std::any_of(held.begin(), held.end(),
                                     [&](const Wanted& one) { return one.secret == each.secret; });
      if (!still) lost.push_back({each.secret, path});
    }
  }

  const TreeEdges& edges_;
  const PathTable& paths_;
  const SecretsOf& secrets_of_;
  std::vector<Step> steps_;
  std::uint64_t looked_at_ = 0;  // edges
};

}  // namespace

bool find_removals(const CommitGraph& commits, const TreeEdges& edges, const PathTable& paths,
                   const SecretsOf& secrets_of, const OnRemoval& on_removal,
                   const std::atomic<bool>& stop) {
  Comparison comparison(edges, paths, secrets_of);
  std::vector<Lost> lost;
  for (CommitNumber commit = 0; commit < commits.size(); ++commit) {
    if (stop.load(std::memory_order_relaxed) || comparison.exhausted()) break;
    const ObjectNumber tree = commits[commit].tree;
    if (commits[commit].tree_missing) continue;
    const auto parents = commits.parents(commit);
    lost.clear();
    for (const CommitNumber parent : parents) {
      comparison.compare(commits[parent].tree, tree, lost);
    }
    std::sort(lost.begin(), lost.end());
    for (auto first = lost.begin(); first != lost.end();) {
      const auto last = std::upper_bound(first, lost.end(), *first);
      const bool by_all = static_cast<std::size_t>(last - first) >= parents.size();
      on_removal(first->secret, first->path, commit, by_all);
      first = last;
    }
  }
  return !comparison.exhausted();
}

}  // namespace scan::history

// Kahn's algorithm with a heap by date and id.
#include "history/commit_graph.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <queue>

#include "base/lists.h"
#include "git/commit.h"
#include "git/tree.h"

namespace scan::history {
namespace {

void sort_by_id(const ObjectTable& table, std::vector<CommitNode>& nodes) {
  // The first bytes of an id nearly always decide, and are at hand.
  struct Key {
    std::array<std::uint8_t, 8> begin;
    std::uint32_t node;
  };
  std::vector<Key> keys(nodes.size());
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    std::memcpy(keys[i].begin.data(), table.id_bytes(nodes[i].object), keys[i].begin.size());
    keys[i].node = i;
  }
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.begin != b.begin) return a.begin < b.begin;
    return std::memcmp(table.id_bytes(nodes[a.node].object), table.id_bytes(nodes[b.node].object),
                       table.id_size()) < 0;
  });
  std::vector<CommitNode> sorted;
  sorted.reserve(nodes.size());
  for (const Key& key : keys) sorted.push_back(nodes[key.node]);
  nodes = std::move(sorted);
}

// Numbers of nodes in the order of blame. Parents that lead back to their children, which no honest
// ids can, would leave commits out: those follow at the end.
std::vector<std::uint32_t> order_of(const std::vector<CommitNode>& nodes,
                                    const std::vector<std::uint32_t>& parents) {
  std::vector<std::uint32_t> waiting(nodes.size());
  std::vector<std::uint32_t> first_child(nodes.size() + 1);
  for (const std::uint32_t parent : parents) ++first_child[parent + 1];
  for (std::size_t i = 1; i < first_child.size(); ++i) first_child[i] += first_child[i - 1];
  std::vector<std::uint32_t> children(parents.size());
  std::vector<std::uint32_t> filled(first_child.begin(), first_child.end() - 1);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    waiting[i] = nodes[i].parent_count;
    for (std::uint32_t k = 0; k < nodes[i].parent_count; ++k) {
      children[filled[parents[nodes[i].first_parent + k]]++] = i;
    }
  }
  // Nodes are in order of their ids, so the number stands for the id.
  using Next = std::pair<std::int64_t, std::uint32_t>;
  std::priority_queue<Next, std::vector<Next>, std::greater<>> ready;
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (waiting[i] == 0) ready.emplace(nodes[i].date, i);
  }
  std::vector<std::uint32_t> order;
  order.reserve(nodes.size());
  while (!ready.empty()) {
    const std::uint32_t node = ready.top().second;
    ready.pop();
    order.push_back(node);
    for (std::uint32_t at = first_child[node]; at < first_child[node + 1]; ++at) {
      if (--waiting[children[at]] == 0) ready.emplace(nodes[children[at]].date, children[at]);
    }
  }
  for (std::uint32_t i = 0; i < nodes.size(); ++i) {
    if (waiting[i] > 0) order.push_back(i);
  }
  return order;
}

}  // namespace

bool CommitGraph::Part::add(const ObjectTable& table, ObjectNumber number, std::string_view bytes) {
  const auto commit = git::parse_commit(bytes, table.id_size());
  if (!commit) return false;
  CommitNode node;
  node.object = number;
  node.date = commit->committer.seconds;
  node.tree = table.find(commit->tree.data());
  node.tree_missing = node.tree == kNoObject && !git::is_empty_tree(commit->tree);
  if (node.tree_missing) {
    missing_.push_back({number, commit->tree, false});
  } else if (node.tree != kNoObject && table.type(node.tree) != git::ObjectType::kTree) {
    node.tree = kNoObject;
    node.tree_missing = true;
  }
  node.first_parent = static_cast<std::uint32_t>(parents_.size());
  for (const ObjectId& id : commit->parents) {
    const ObjectNumber parent = table.find(id.data());
    if (parent == kNoObject) {
      missing_.push_back({number, id, true});
    } else if (table.type(parent) == git::ObjectType::kCommit) {
      parents_.push_back(parent);
    }
  }
  node.parent_count = static_cast<std::uint32_t>(parents_.size()) - node.first_parent;
  nodes_.push_back(node);
  return true;
}

CommitGraph CommitGraph::build(const ObjectTable& table, std::vector<Part> parts,
                               const std::vector<ObjectId>& shallow) {
  CommitGraph graph;
  std::vector<CommitNode> nodes;
  std::vector<ObjectNumber> parents;
  for (Part& part : parts) {
    const auto offset = static_cast<std::uint32_t>(parents.size());
    for (CommitNode node : part.nodes_) {
      node.first_parent += offset;
      nodes.push_back(node);
    }
    parents.insert(parents.end(), part.parents_.begin(), part.parents_.end());
    for (const Part::Missing& each : part.missing_) {
      const ObjectId commit = table.id(each.commit);
      const bool known = std::binary_search(shallow.begin(), shallow.end(), commit);
      if (!each.parent || !known) graph.missing_.push_back(each.id);
    }
    part = Part();
  }
  sort_unique(graph.missing_);

  sort_by_id(table, nodes);
  std::vector<std::uint32_t> node_of(table.size(), kNoCommit);
  for (std::uint32_t i = 0; i < nodes.size(); ++i) node_of[nodes[i].object] = i;

  // A parent that is no commit that could be read is none.
  std::vector<std::uint32_t> parent_nodes;
  for (CommitNode& node : nodes) {
    const std::uint32_t first = node.first_parent;
    const std::uint32_t last = first + node.parent_count;
    node.first_parent = static_cast<std::uint32_t>(parent_nodes.size());
    for (std::uint32_t k = first; k < last; ++k) {
      const std::uint32_t parent = node_of[parents[k]];
      if (parent != kNoCommit) parent_nodes.push_back(parent);
    }
    node.parent_count = static_cast<std::uint32_t>(parent_nodes.size()) - node.first_parent;
  }

  const std::vector<std::uint32_t> order = order_of(nodes, parent_nodes);
  std::vector<CommitNumber> rank(nodes.size());
  for (CommitNumber i = 0; i < order.size(); ++i) rank[order[i]] = i;
  for (const std::uint32_t each : order) {
    CommitNode node = nodes[each];
    const std::uint32_t first = node.first_parent;
    node.first_parent = static_cast<std::uint32_t>(graph.parents_.size());
    for (std::uint32_t k = 0; k < node.parent_count; ++k) {
      graph.parents_.push_back(rank[parent_nodes[first + k]]);
    }
    graph.nodes_.push_back(node);
  }
  for (CommitNumber& node : node_of) {
    if (node != kNoCommit) node = rank[node];
  }
  graph.by_object_ = std::move(node_of);
  return graph;
}

std::span<const CommitNumber> CommitGraph::parents(CommitNumber commit) const {
  const CommitNode& node = nodes_[commit];
  return std::span(parents_).subspan(node.first_parent, node.parent_count);
}

CommitNumber CommitGraph::find(ObjectNumber object) const {
  return object < by_object_.size() ? by_object_[object] : kNoCommit;
}

}  // namespace scan::history

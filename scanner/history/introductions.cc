// Three walks over the commits, one for each phase, with one seen-set.
#include "history/introductions.h"

#include <algorithm>
#include <optional>

#include "git/commit.h"
#include "history/hash_set.h"

namespace scan::history {
namespace {

using git::ObjectType;

constexpr int kMostTags = 16;  // tags of tags
constexpr std::uint64_t kMostTagBytes = std::uint64_t{16} << 20;
// Folders that are entered at most, each once for each path it stands at.
constexpr std::size_t kMostSteps = std::size_t{1} << 24;

// A number of its own for each pair, spread as a HashSet wants it: multiplying by an odd number
// loses nothing.
std::uint64_t pair_of(ObjectNumber object, PathNumber path) {
  std::uint64_t pair = std::uint64_t{object} << 32 | path;
  pair *= 0x9e3779b97f4a7c15;
  return pair ^ pair >> 32;
}

class Walk {
 public:
  Walk(const AttributionInput& input, const TreeEdges& edges, const ObjectSet& wanted,
       const std::atomic<bool>& stop)
      : input_(input),
        edges_(edges),
        wanted_(wanted),
        stop_(stop),
        was_entered_(input.table.size()) {}

  Introductions run() {
    peel_roots();
    mark_phases();
    for (const Phase phase : {Phase::kReferred, Phase::kKept, Phase::kDangling}) {
      for (CommitNumber commit = 0; commit < input_.commits.size(); ++commit) {
        if (stop_.load(std::memory_order_relaxed)) break;
        if (out_.phases[commit] != phase) continue;
        walk(input_.commits[commit].tree, commit, phase);
      }
      walk_other_roots(phase);
    }
    walk_dangling_trees();
    return std::move(out_);
  }

 private:
  struct Step {
    ObjectNumber tree;
    PathNumber path;
  };

  void peel_roots();
  std::optional<PeeledRoot> peel(std::uint32_t root);
  void mark_phases();
  void mark_from(std::vector<CommitNumber> start, Phase phase);
  void walk_other_roots(Phase phase);
  void walk_dangling_trees();
  void walk(ObjectNumber tree, CommitNumber commit, Phase phase);
  void appear(const TreeEdge& edge, PathNumber path, CommitNumber commit, Phase phase);
  Phase phase_of(std::uint32_t root) const {
    return input_.roots[root].kind == Root::Kind::kKept ? Phase::kKept : Phase::kReferred;
  }

  const AttributionInput& input_;
  const TreeEdges& edges_;
  const ObjectSet& wanted_;
  const std::atomic<bool>& stop_;
  HashSet seen_;                   // (tree, path)
  HashSet appeared_;               // (child, path)
  std::vector<bool> was_entered_;  // by tree
  std::vector<Step> steps_;
  bool too_deep_ = false;
  bool too_many_ = false;
  Introductions out_;
};

void Walk::peel_roots() {
  for (std::uint32_t root = 0; root < input_.roots.size(); ++root) {
    if (auto peeled = peel(root)) out_.roots.push_back(*peeled);
  }
}

std::optional<PeeledRoot> Walk::peel(std::uint32_t root) {
  ObjectId id = input_.roots[root].id;
  for (int depth = 0; depth < kMostTags; ++depth) {
    const ObjectNumber object = input_.table.find(id.data());
    if (object == kNoObject) {
      // git itself lets what reflogs name go.
      const bool named = !input_.roots[root].name.empty();
      if (named && input_.roots[root].kind != Root::Kind::kKept) out_.missing.push_back(id);
      return std::nullopt;
    }
    switch (input_.table.type(object)) {
      case ObjectType::kCommit: {
        const CommitNumber commit = input_.commits.find(object);
        if (commit == kNoCommit) return std::nullopt;
        return PeeledRoot{root, input_.commits[commit].tree, commit};
      }
      case ObjectType::kTree:
      case ObjectType::kBlob:
        return PeeledRoot{root, object, kNoCommit};
      case ObjectType::kTag:
        break;
    }
    const auto content = input_.store.read_as(ObjectType::kTag, id, kMostTagBytes);
    const auto tag = content ? git::parse_tag(content->bytes, id.size()) : std::nullopt;
    if (!tag) return std::nullopt;
    id = tag->target;
  }
  return std::nullopt;
}

void Walk::mark_phases() {
  out_.phases.assign(input_.commits.size(), Phase::kDangling);
  std::vector<CommitNumber> referred;
  std::vector<CommitNumber> kept;
  for (const PeeledRoot& root : out_.roots) {
    if (root.commit == kNoCommit) continue;
    (phase_of(root.root) == Phase::kKept ? kept : referred).push_back(root.commit);
  }
  mark_from(std::move(referred), Phase::kReferred);
  mark_from(std::move(kept), Phase::kKept);
}

void Walk::mark_from(std::vector<CommitNumber> start, Phase phase) {
  while (!start.empty()) {
    const CommitNumber commit = start.back();
    start.pop_back();
    if (out_.phases[commit] != Phase::kDangling) continue;
    out_.phases[commit] = phase;
    for (const CommitNumber parent : input_.commits.parents(commit)) start.push_back(parent);
  }
}

// References to trees and blobs.
void Walk::walk_other_roots(Phase phase) {
  for (const PeeledRoot& root : out_.roots) {
    if (root.commit != kNoCommit || phase_of(root.root) != phase) continue;
    if (edges_.is_tree(root.object)) {
      walk(root.object, kNoCommit, phase);
    } else if (wanted_.has(root.object)) {
      TreeEdge edge;
      edge.child = root.object;
      appear(edge, kRootPath, kNoCommit, phase);
    }
  }
}

// Trees that no commit holds, from the topmost ones.
void Walk::walk_dangling_trees() {
  std::vector<bool> is_child(input_.table.size());
  for (ObjectNumber tree = 0; tree < input_.table.size(); ++tree) {
    if (!edges_.leads_anywhere(tree)) continue;
    for (const TreeEdge& edge : edges_.of(tree)) {
      if (edges_.is_tree(edge.child)) is_child[edge.child] = true;
    }
  }
  for (ObjectNumber tree = 0; tree < input_.table.size(); ++tree) {
    if (was_entered_[tree] || is_child[tree] || !edges_.leads_anywhere(tree)) continue;
    walk(tree, kNoCommit, Phase::kDangling);
  }
}

void Walk::walk(ObjectNumber root, CommitNumber commit, Phase phase) {
  if (root == kNoObject || !edges_.leads_anywhere(root)) return;
  steps_.push_back({root, kRootPath});
  while (!steps_.empty()) {
    const Step step = steps_.back();
    steps_.pop_back();
    if (!seen_.add(pair_of(step.tree, step.path))) continue;
    was_entered_[step.tree] = true;
    if (seen_.size() > kMostSteps) {
      if (!too_many_) {
        out_.problems.push_back({"history",
                                 "too many folders hold something; for a part of what "
                                 "was found, who and when is not told"});
      }
      too_many_ = true;
      steps_.clear();
      return;
    }
    for (const TreeEdge& edge : edges_.of(step.tree)) {
      const PathNumber path = out_.paths.below(step.path, edge.name);
      if (path == kNoPath) {
        if (!too_deep_) {
          out_.problems.push_back({"tree " + input_.table.id(step.tree).hex(),
                                   "folders nest deeper than 4096, or there are more than four "
                                   "million paths; what is there was scanned, but for a part of it "
                                   "who, when and where is not told"});
        }
        too_deep_ = true;
        continue;
      }
      appear(edge, path, commit, phase);
      if (edges_.leads_anywhere(edge.child)) steps_.push_back({edge.child, path});
    }
  }
}

void Walk::appear(const TreeEdge& edge, PathNumber path, CommitNumber commit, Phase phase) {
  const bool submodule = edge.child == kSubmodule;
  if (!submodule && edge.named == 0 && !wanted_.has(edge.child)) return;
  if (!appeared_.add(pair_of(edge.child, path))) return;
  out_.list.push_back({edge.child, path, commit, phase, edge.link != 0, edge.named != 0});
}

}  // namespace

Introductions find_introductions(const AttributionInput& input, const TreeEdges& edges,
                                 const ObjectSet& wanted, const std::atomic<bool>& stop) {
  return Walk(input, edges, wanted, stop).run();
}

}  // namespace scan::history

// The walk over commits in the order of blame: which commit is the first to hold which wanted blob
// at which path.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/problem.h"
#include "history/attribution.h"
#include "history/path_table.h"
#include "history/tree_edges.h"

namespace scan::history {

// Commits are walked in three phases, so that a rewritten commit is not blamed for what a commit
// that is still referred to brings.
enum class Phase : std::uint8_t { kReferred, kKept, kDangling };
inline constexpr std::size_t kPhases = 3;

// The first appearance of a blob (or of a name with a secret) at a path.
struct Appearance {
  ObjectNumber child = kNoObject;  // kSubmodule for a gitlink
  PathNumber path = kRootPath;
  CommitNumber commit = kNoCommit;  // none: a root that is no commit
  Phase phase = Phase::kDangling;
  bool link = false;
  bool named = false;  // the name holds a secret
};

// What a root leads to after tags were peeled.
struct PeeledRoot {
  std::uint32_t root = 0;           // in the input
  ObjectNumber object = kNoObject;  // a commit's tree, a tree or a blob
  CommitNumber commit = kNoCommit;
};

struct Introductions {
  std::vector<Appearance> list;  // in the order of blame, each (child, path) once
  std::vector<Phase> phases;     // by commit
  std::vector<PeeledRoot> roots;
  PathTable paths;
  std::vector<ObjectId> missing;  // what roots name and is not here
  std::vector<Problem> problems;
};

Introductions find_introductions(const AttributionInput& input, const TreeEdges& edges,
                                 const ObjectSet& wanted, const std::atomic<bool>& stop);

}  // namespace scan::history

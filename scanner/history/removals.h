// Which commits took a secret away from a path.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "history/introductions.h"

namespace scan::history {

// The last commits, in the order of blame, that do not hold a secret at a path which its parents
// hold there; for each phase.
struct Removal {
  std::array<CommitNumber, kPhases> by_all{kNoCommit, kNoCommit, kNoCommit};  // every parent had it
  std::array<CommitNumber, kPhases> by_any{kNoCommit, kNoCommit, kNoCommit};  // some parent had it
};

// Secrets of a blob, sorted.
using SecretsOf = std::function<std::span<const Wanted>(ObjectNumber)>;
// Called for each removal: secret, path, commit, whether every parent held it. kNameNumber: the
// path itself is gone, and its last part holds a secret.
using OnRemoval = std::function<void(std::uint32_t, PathNumber, CommitNumber, bool)>;

// Compares the trees of each commit with those of its parents, entering only what differs and leads
// to a wanted blob. In the order of blame. False where it was cut short: trees can be made so that
// they hold more paths than anyone can look at.
bool find_removals(const CommitGraph& commits, const TreeEdges& edges, const PathTable& paths,
                   const SecretsOf& secrets_of, const OnRemoval& on_removal,
                   const std::atomic<bool>& stop);

}  // namespace scan::history

// The commits that some tips reach and others do not, as `git rev-list A ^B` has them.
// Entry point: walk_range.
#pragma once

#include <cstddef>
#include <vector>

#include "base/object_id.h"
#include "git/object_store.h"

namespace scan::git {

// Ids of commits.
struct RangeTips {
  std::vector<ObjectId> included;
  std::vector<ObjectId> excluded;
  // A...B: `included` holds two, and what both reach is excluded.
  bool symmetric = false;
};

enum class CommitState : std::uint8_t {
  kRead,
  kShallow,  // here, but a shallow clone left its parents out
  kAbsent,   // cannot be read: missing, or corrupt
};

struct RangeCommit {
  ObjectId id;
  std::vector<ObjectId> parents;  // none of a shallow one
  CommitState state = CommitState::kRead;
};

// Parents come before their children, older commits before newer ones.
//
// What is excluded is followed on after no date promises more, so that skewed clocks change
// nothing. It is given up where kMostInVain commits in a row took nothing from the range: the
// answer may then name commits that are excluded, and never leaves one out.
// `shallow` is sorted; parents of the commits in it are not asked for.
std::vector<RangeCommit> walk_range(const ObjectStore& store, const std::vector<ObjectId>& shallow,
                                    const RangeTips& tips);

inline constexpr std::size_t kMostInVain = 20000;

}  // namespace scan::git

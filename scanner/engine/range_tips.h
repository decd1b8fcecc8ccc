// What `--range`, `--since-ref`, `--pre-push` and `--pre-receive` ask for, as tips of a walk.
// Entry point: find_range_tips.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "git/commit_range.h"
#include "git/object_store.h"
#include "git/repository.h"

namespace scan::engine {

enum class RangeKind { kRange, kSinceRef, kPrePush, kPreReceive };

struct RangePlan {
  RangeKind kind = RangeKind::kRange;
  std::string text;                   // of kRange "A..B", of kSinceRef the reference
  std::vector<std::string> excluded;  // further revisions that are not in question
  // Of kPrePush: the name of the remote; without it what any remote is known to have is excluded.
  std::optional<std::string> remote;
  std::string hook_lines;  // of the hooks: what git wrote to standard input
};

// How a report calls it: "range A..B", "commits to push".
std::string scope_of(const RangePlan& plan);

struct RangeRequest {
  git::RangeTips tips;
  std::vector<ObjectId> tags;        // annotated ones among what a hook brings
  bool release = false;              // a push brings a tag, annotated or not
  std::vector<std::string> notices;  // for the user
  std::vector<Problem> problems;     // what a hook brings and cannot be walked
};

// An Error, of usage, names a revision that is unknown or a line that is none of the hook's.
//
// A hook's new side that is zero is a deletion and brings nothing. What the other side has already
// is excluded: for a push the remote's old commit and its tracking references, for what is
// received all references. An old commit that is not here is told in a notice and excludes nothing.
Result<RangeRequest> find_range_tips(const RangePlan& plan, const git::Repository& repository,
                                     const git::ObjectStore& store);

}  // namespace scan::engine

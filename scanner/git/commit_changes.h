// What a commit brings: the paths whose content differs from that in every parent, as
// `git diff-tree -c --no-renames` lists them, but for changes of the executable bit alone.
// Entry point: CommitDiffer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/object_id.h"
#include "base/problem.h"
#include "git/object_store.h"
#include "git/staged_change.h"

namespace scan::git {

struct CommitChange {
  std::string path;
  Side after;                // a file, link or submodule
  std::vector<Side> before;  // by parent; not there() where the path is none or a folder

  bool is_added() const;  // no parent has the path
};

struct CommitChanges {
  std::vector<CommitChange> changes;
  // By parent: files that the commit no longer has, one of which an added file may have been.
  // Filled only where a file is added.
  std::vector<std::vector<ObjectId>> deleted;
  std::vector<Problem> problems;  // trees that cannot be read
};

// True for two contents of one kind: file and executable are the same kind.
bool same_kind(Mode left, Mode right);

// Bounds the work that trees built to explode can make.
struct DiffBudget {
  std::uint64_t trees = std::uint64_t{4} << 20;
  std::uint64_t sides = std::uint64_t{3} << 20;  // a change has one, and one a parent
};

// Reads only trees that differ from those of every parent. One differ, with one
// budget, is for all commits of a scan. Not thread-safe.
class CommitDiffer {
 public:
  explicit CommitDiffer(const ObjectStore& store, DiffBudget budget = {})
      : store_(store), left_(budget) {}

  // The tree of a commit against those of its parents; without any, everything is added.
  CommitChanges run(const ObjectId& tree, const std::vector<ObjectId>& parents);

  // The budget is spent: what came after was not looked at.
  bool exhausted() const { return left_.trees == 0 || left_.sides == 0; }

 private:
  class Pass;

  const ObjectStore& store_;
  DiffBudget left_;
};

}  // namespace scan::git

// Which commit brought a secret to which path, which took it away, and where it still is.
//
// Each tree is expanded once, in delta order, and only edges to subtrees and to wanted blobs are
// kept. Then the commits are walked in the order of blame with a seen-set of (tree, path): those
// that references lead to first, then those of stashes, reflogs and indexes, then all others, so
// that a rewritten commit is not blamed for what a kept one brings. The plain twin is
// `git log --all --reverse --date-order --raw -m`.
#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <vector>

#include "base/object_id.h"
#include "base/problem.h"
#include "base/progress.h"
#include "base/worker_pool.h"
#include "finding/history_facts.h"
#include "git/object_store.h"
#include "history/commit_graph.h"
#include "history/object_table.h"

namespace scan::history {

// Stands for a secret's number where the name of a file or folder holds one.
inline constexpr std::uint32_t kNameNumber = ~std::uint32_t{0} - 1;

// A blob that holds a secret. `secret` is any number the caller gave it, except kNameNumber.
struct Wanted {
  ObjectNumber blob = kNoObject;
  std::uint32_t secret = 0;
  auto operator<=>(const Wanted&) const = default;
};

// Where the walk begins.
struct Root {
  enum class Kind : std::uint8_t { kDefaultBranch, kRef, kKept };
  Kind kind = Kind::kRef;
  std::string name;  // of a reference; empty for a reflog entry
  ObjectId id;       // commit, tag, tree or blob
};

// An index entry: a path and the blob that the next commit would record.
struct IndexedBlob {
  std::string path;
  ObjectId id;
};

// A secret at one path. A blob that no tree names has an empty path.
struct SecretPlace {
  std::uint32_t secret = 0;
  std::string path;
  bool link = false;                    // the blob is the text of a symlink
  ObjectNumber blob = kNoObject;        // the version that brought it there
  ObjectNumber last_blob = kNoObject;   // the latest version with it, in the order of blame
  CommitNumber introduced = kNoCommit;  // kNoCommit: no commit holds it
  CommitNumber removed = kNoCommit;     // the last commit that took it away; none while live
  HistoryState state = HistoryState::kDangling;
  std::vector<std::uint32_t>
      tips;  // roots whose tip holds it: the default branch, then the first others, kMostTips
  std::uint64_t tip_count = 0;
};
inline constexpr std::size_t kMostTips = 16;
inline constexpr std::size_t kMostMissing = 1000;

// Asked once for each different name that a worker meets in trees.
class NameJudge {
 public:
  virtual ~NameJudge() = default;
  // True where a rule finds a secret in the name of a file or folder.
  virtual bool holds_secret(std::size_t worker, std::string_view name) = 0;
};

struct Attribution {
  std::vector<SecretPlace> places;      // by secret, then path
  std::vector<SecretPlace> names;       // paths whose last part holds a secret: kNameNumber
  std::vector<std::string> submodules;  // paths of gitlinks, sorted, each once
  std::vector<ObjectId> missing;  // trees, blobs, roots that are named and not here: kMostMissing
  std::vector<Problem> problems;  // trees that are none
};

struct AttributionInput {
  const ObjectTable& table;
  const CommitGraph& commits;
  const git::ObjectStore& store;  // for loose trees and tags
  std::vector<Wanted> wanted;     // sorted, each once
  std::vector<Root> roots;
  std::vector<IndexedBlob> indexed;
  NameJudge& names;
};

// `progress` counts trees.
Attribution attribute(const AttributionInput& input, WorkerPool& pool, Progress& progress,
                      const std::atomic<bool>& stop);

}  // namespace scan::history

// All commits of a repository, reachable or not, in the order in which blame is given: parents
// before children, the older commit date first, then the smaller id, so that skewed clocks blame no
// descendant and the number of threads changes nothing.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "history/object_table.h"

namespace scan::history {

using CommitNumber = std::uint32_t;
inline constexpr CommitNumber kNoCommit = ~CommitNumber{0};

struct CommitNode {
  ObjectNumber object = kNoObject;
  ObjectNumber tree = kNoObject;   // kNoObject: not here, or the empty tree
  std::int64_t date = 0;           // the committer's, seconds since 1970
  std::uint32_t first_parent = 0;  // in the graph's list of parents
  bool tree_missing = false;
  std::uint32_t parent_count = 0;  // those that are here
};

class CommitGraph {
 public:
  // For one worker; given whole commit objects in any order.
  class Part {
   public:
    // False where the bytes are no commit.
    bool add(const ObjectTable& table, ObjectNumber number, std::string_view bytes);

   private:
    friend class CommitGraph;
    struct Missing {
      ObjectNumber commit = kNoObject;  // that names it
      ObjectId id;
      bool parent = false;  // else the tree
    };
    std::vector<CommitNode> nodes_;
    std::vector<ObjectNumber> parents_;  // of all nodes, as each node's range tells
    std::vector<Missing> missing_;
  };

  // Numbers commits in the order of blame. `shallow`, sorted, are commits whose parents were left
  // out on purpose: that those are not here is not told.
  static CommitGraph build(const ObjectTable& table, std::vector<Part> parts,
                           const std::vector<ObjectId>& shallow);

  std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
  const CommitNode& operator[](CommitNumber commit) const { return nodes_[commit]; }
  std::span<const CommitNumber> parents(CommitNumber commit) const;
  CommitNumber find(ObjectNumber object) const;                      // kNoCommit where it is none
  const std::vector<ObjectId>& missing() const { return missing_; }  // sorted, each once

 private:
  std::vector<CommitNode> nodes_;
  std::vector<CommitNumber> parents_;
  std::vector<CommitNumber> by_object_;
  std::vector<ObjectId> missing_;
};

}  // namespace scan::history

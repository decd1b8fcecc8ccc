// The second pass of an audit: every tree is expanded once, and of its entries those are kept that
// can lead to something wanted.
//
// A tree that is made of another one is parsed only where it differs: entries that begin and end
// inside one copied run are taken over. The twin in tests/differential/attribution_test.cc
// is made of what `git ls-tree -r` prints of each commit.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/problem.h"
#include "base/progress.h"
#include "base/worker_pool.h"
#include "git/object_store.h"
#include "history/attribution.h"
#include "history/name_table.h"
#include "history/object_table.h"

namespace scan::history {

// What stands in the place of a child that is a commit of another repository.
inline constexpr ObjectNumber kSubmodule = kNoObject - 1;

// One kept entry of a tree.
struct TreeEdge {
  ObjectNumber child = kNoObject;  // kSubmodule, kNoObject (not here) or a tree or blob
  std::uint32_t name : 30;         // in the table of names
  std::uint32_t link : 1;          // the child is the text of a symlink
  std::uint32_t named : 1;         // a rule finds a secret in the name

  TreeEdge() : name(0), link(0), named(0) {}
};

// Objects of interest by number.
class ObjectSet {
 public:
  explicit ObjectSet(std::uint32_t size) : bits_(size) {}
  void add(ObjectNumber object) { bits_[object] = true; }
  bool has(ObjectNumber object) const { return object < bits_.size() && bits_[object]; }

 private:
  std::vector<bool> bits_;
};

class TreeEdges {
 public:
  struct Input {
    const ObjectTable& table;
    const git::ObjectStore& store;  // for loose trees
    const ObjectSet& wanted;        // blobs
    NameJudge& names;
  };

  // Expands every tree. `stop` ends it early, with what it has.
  static TreeEdges gather(const Input& input, WorkerPool& pool, Progress& progress,
                          const std::atomic<bool>& stop);

  // Edges that lead to something wanted, in order of name; none for what is no tree.
  std::span<const TreeEdge> of(ObjectNumber tree) const {
    const Range& range = ranges_[tree];
    return std::span(edges_[range.part]).subspan(range.begin, range.count);
  }
  bool is_tree(ObjectNumber object) const {
    return object < ranges_.size() && ranges_[object].is_tree;
  }
  bool leads_anywhere(ObjectNumber tree) const { return is_tree(tree) && ranges_[tree].count > 0; }

  const NameTable& names() const { return *names_; }
  // Trees and blobs that are named and not here: sorted, each once, the first kMostMissing.
  std::vector<ObjectId> take_missing() { return std::move(missing_); }
  std::vector<Problem> take_problems() { return std::move(problems_); }

 private:
  friend class TreePass;
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t count = 0;
    std::uint16_t part = 0;
    bool is_tree = false;
  };

  void drop_what_leads_nowhere(const ObjectSet& wanted);

  std::unique_ptr<NameTable> names_ = std::make_unique<NameTable>();
  std::vector<Range> ranges_;                 // by object
  std::vector<std::vector<TreeEdge>> edges_;  // by worker
  std::vector<ObjectId> missing_;
  std::vector<Problem> problems_;
};

}  // namespace scan::history

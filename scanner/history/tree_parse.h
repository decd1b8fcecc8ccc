// Parses a tree; of one that is made of another one, only where it differs: entries that begin and
// end inside one copied run are taken over.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/copied_run.h"
#include "git/pack/delta_walk.h"
#include "git/tree.h"
#include "history/tree_edge.h"

namespace scan::history {

// What a tree leaves for those that are made of it.
class KeptTree : public git::Memory {
 public:
  struct Entry {
    std::uint32_t offset = 0;  // in the tree
    TreeEdge edge;
  };
  std::vector<Entry> entries;              // in order of place
  std::vector<std::uint32_t> checkpoints;  // where entries begin, in order
};

class EntryKeeper {
 public:
  virtual ~EntryKeeper() = default;
  // Called for each entry that was not taken over. False where nothing is to be kept of it.
  virtual bool keep(const git::TreeEntry& entry, TreeEdge& edge) = 0;
};

class TreeParse {
 public:
  // Everything given outlives the parse. `out` is empty. REQUIRES: bytes are less than 4 GiB.
  TreeParse(std::string_view bytes, std::size_t id_size, EntryKeeper& keeper, KeptTree& out)
      : bytes_(bytes), id_size_(id_size), keeper_(keeper), out_(out) {}

  void whole() { parse_to(bytes_.size()); }
  void version(const KeptTree& base, std::span<const CopiedRun> copied);
  // The bytes are no tree; `out` has what stands before the place where they are none.
  bool broken() const { return broken_; }

 private:
  void take_over(const CopiedRun& run, const KeptTree& base);
  void parse_to(std::uint64_t stop);

  std::string_view bytes_;
  std::size_t id_size_;
  EntryKeeper& keeper_;
  KeptTree& out_;
  std::uint32_t at_ = 0;  // an entry begins there
  bool broken_ = false;
};

}  // namespace scan::history

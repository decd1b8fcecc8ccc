// What YAML anchors stand for, and the merge key `<<` (yaml.org/type/merge.html), on entries.
//
// An alias and a merge are copies of entries below another path, so neither walks the tree again
// and the writer's limits bound every bomb.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "syntax/entry.h"

namespace scan::syntax {

class Anchors {
 public:
  // Copies are not kept beyond `most` entries in all, nor `most_bytes` of their values.
  Anchors(std::size_t most, std::size_t most_bytes) : left_(most), bytes_left_(most_bytes) {}

  // From here to define(), an alias of `name` would hold itself: it is unknown.
  void open(const std::string& name) { nodes_.erase(name); }
  // `depth` is the length of the path of the anchored node; entries [first, all.size()) are its
  // own. False where the copies are used up.
  bool define(const std::string& name, const std::vector<Entry>& all, std::size_t first,
              std::size_t depth);
  // Null for an unknown name; else the entries with paths relative to the node.
  const std::vector<Entry>* find(const std::string& name) const;
  void clear() { nodes_.clear(); }

 private:
  std::unordered_map<std::string, std::vector<Entry>> nodes_;
  std::size_t left_;
  std::size_t bytes_left_;
};

// `entry` below `base`; as the value of an alias.
Entry aliased(const Entry& entry, const KeyPath& base, Span key_place, std::uint32_t document);

// Of `entries`, those from `first` on are the members of a mapping whose path has `depth` parts,
// and those below its key `<<` are what is merged into it. A key of the mapping itself wins, then
// what is merged first.
void merge(std::vector<Entry>& entries, std::size_t first, std::size_t depth);

}  // namespace scan::syntax

// Paths by number: each is a name below another path, so that a deep path costs no more than a
// shallow one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "history/name_table.h"

namespace scan::history {

using PathNumber = std::uint32_t;
inline constexpr PathNumber kRootPath = 0;
inline constexpr PathNumber kNoPath = ~PathNumber{0};

class PathTable {
 public:
  // Folders below this many are not entered, and of more paths than this the rest is left out.
  static constexpr std::uint32_t kMostDepth = 4096;
  static constexpr std::size_t kMostPaths = std::size_t{1} << 22;

  // kNoPath where the path would be too deep or one too many.
  PathNumber below(PathNumber parent, std::uint32_t name) {
    if (nodes_[parent].depth >= kMostDepth) return kNoPath;
    if (nodes_.size() >= kMostPaths) return find(parent, name);
    const auto [at, is_new] =
        numbers_.emplace(key(parent, name), static_cast<PathNumber>(nodes_.size()));
    if (is_new) nodes_.push_back({parent, name, nodes_[parent].depth + 1});
    return at->second;
  }

  // kNoPath where below() never gave it.
  PathNumber find(PathNumber parent, std::uint32_t name) const {
    const auto at = numbers_.find(key(parent, name));
    return at == numbers_.end() ? kNoPath : at->second;
  }

  // "a/b/c"; empty for the root.
  std::string text(PathNumber path, const NameTable& names) const {
    std::vector<std::string_view> parts;
    for (; path != kRootPath; path = nodes_[path].parent) {
      parts.push_back(names.name(nodes_[path].name));
    }
    std::string out;
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
      if (!out.empty()) out += '/';
      out += *part;
    }
    return out;
  }

 private:
  struct Node {
    PathNumber parent = kRootPath;
    std::uint32_t name = 0;
    std::uint32_t depth = 0;
  };
  static std::uint64_t key(PathNumber parent, std::uint32_t name) {
    return std::uint64_t{parent} << 32 | name;
  }

  std::vector<Node> nodes_{Node{}};
  std::unordered_map<std::uint64_t, PathNumber> numbers_;
};

}  // namespace scan::history

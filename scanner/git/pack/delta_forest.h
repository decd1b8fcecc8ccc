// What of a pack is made of what: its entries as trees that grow from whole objects.
//
// Entries are numbered by their place in the pack. Only headers are read here.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "git/object_type.h"
#include "git/pack/pack.h"

namespace scan::git {

inline constexpr std::uint32_t kNoEntry = ~std::uint32_t{0};

// Why an object of a pack cannot be rebuilt.
enum class Damage : std::uint8_t {
  kNone,
  kBadOffset,    // the index points at no entry
  kNoBase,       // the base of a delta is not in the pack, or is made of the delta itself
  kBadStream,    // does not inflate
  kBadDelta,     // the delta does not fit its base
  kTooLarge,     // over kMostObjectBytes
  kTooMuch,      // all objects before it took what one pack may take
  kBaseDamaged,  // a base could not be rebuilt
};
std::string_view damage_reason(Damage damage);

struct ForestEntry {
  std::uint64_t offset = 0;
  std::uint32_t position = 0;  // in the pack's index
  std::uint32_t base = kNoEntry;
  std::uint32_t first_child = kNoEntry;
  std::uint32_t next_sibling = kNoEntry;
  std::uint32_t weight = 1;  // entries in its tree, itself included
  ObjectType type = ObjectType::kBlob;
  Damage damage = Damage::kNone;
};

class DeltaForest {
 public:
  static DeltaForest build(const Pack& pack);

  std::uint32_t size() const { return static_cast<std::uint32_t>(entries_.size()); }
  const ForestEntry& operator[](std::uint32_t entry) const { return entries_[entry]; }

  // Whole objects of that type, the root of the largest tree first.
  std::vector<std::uint32_t> roots(ObjectType type) const;

  // By position in the pack's index.
  std::uint32_t entry_at(std::uint32_t position) const { return by_position_[position]; }

 private:
  std::vector<ForestEntry> entries_;
  std::vector<std::uint32_t> by_position_;
};

}  // namespace scan::git

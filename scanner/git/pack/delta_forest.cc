// Headers first, then who is made of whom, then weights from the leaves up.
#include "git/pack/delta_forest.h"

#include <algorithm>
#include <array>
#include <utility>

namespace scan::git {
namespace {

// Finds entries by offset. Entries are spread over a pack rather evenly, so with a bucket for each
// a search by halves is over at once where it would need twenty steps.
class OffsetTable {
 public:
  OffsetTable(const std::vector<ForestEntry>& entries, std::uint64_t end)
      : entries_(entries), end_(end + 1), first_(entries.size() + 1) {
    std::uint32_t entry = 0;
    for (std::size_t bucket = 0; bucket < first_.size(); ++bucket) {
      while (entry < entries.size() && bucket_of(entries[entry].offset) < bucket) ++entry;
      first_[bucket] = entry;
    }
  }

  std::uint32_t find(std::uint64_t offset) const {
    if (offset >= end_ || entries_.empty()) return kNoEntry;
    const std::size_t bucket = bucket_of(offset);
    const auto begin = entries_.begin() + first_[bucket];
    const auto end =
        bucket + 1 < first_.size() ? entries_.begin() + first_[bucket + 1] : entries_.end();
    const auto at = std::lower_bound(
        begin, end, offset,
        [](const ForestEntry& entry, std::uint64_t value) { return entry.offset < value; });
    if (at == end || at->offset != offset) return kNoEntry;
    return static_cast<std::uint32_t>(at - entries_.begin());
  }

 private:
  std::size_t bucket_of(std::uint64_t offset) const {
    const auto scaled = static_cast<unsigned __int128>(std::min(offset, end_)) * entries_.size();
    return static_cast<std::size_t>(scaled / end_);
  }

  const std::vector<ForestEntry>& entries_;
  std::uint64_t end_;
  std::vector<std::uint32_t> first_;
};

std::vector<ForestEntry> entries_by_offset(const Pack& pack) {
  const PackIndex& index = pack.index();
  std::vector<std::pair<std::uint64_t, std::uint32_t>> places(index.size());
  for (std::uint32_t position = 0; position < index.size(); ++position) {
    const std::uint64_t end = pack.entries_end();
    places[position] = {std::min(index.offset(position).value_or(end), end), position};
  }
  std::sort(places.begin(), places.end());
  std::vector<ForestEntry> entries(index.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    entries[i].offset = places[i].first;
    entries[i].position = places[i].second;
  }
  return entries;
}

// Parents before children; what is in no tree (a cycle, a base that is not there) is left out.
std::vector<std::uint32_t> by_depth(const std::vector<ForestEntry>& entries) {
  std::vector<std::uint32_t> order;
  order.reserve(entries.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    if (entries[i].base == kNoEntry && entries[i].damage == Damage::kNone) order.push_back(i);
  }
  for (std::size_t at = 0; at < order.size(); ++at) {
    for (std::uint32_t child = entries[order[at]].first_child; child != kNoEntry;
         child = entries[child].next_sibling) {
      order.push_back(child);
    }
  }
  return order;
}

// The child with the largest tree becomes the last.
void put_heaviest_last(std::vector<ForestEntry>& entries, std::uint32_t parent) {
  std::uint32_t heaviest = entries[parent].first_child;
  std::uint32_t before_heaviest = kNoEntry;
  std::uint32_t last = kNoEntry;
  for (std::uint32_t child = heaviest; child != kNoEntry; child = entries[child].next_sibling) {
    if (entries[child].weight > entries[heaviest].weight) {
      heaviest = child;
      before_heaviest = last;
    }
    last = child;
  }
  if (last == heaviest) return;
  if (before_heaviest == kNoEntry) {
    entries[parent].first_child = entries[heaviest].next_sibling;
  } else {
    entries[before_heaviest].next_sibling = entries[heaviest].next_sibling;
  }
  entries[last].next_sibling = heaviest;
  entries[heaviest].next_sibling = kNoEntry;
}

}  // namespace

std::string_view damage_reason(Damage damage) {
  constexpr std::array<std::string_view, 8> reasons = {
      "",
      "the pack's index points at no object",
      "the base of its delta is not in the pack",
      "its stream does not inflate",
      "its delta does not fit its base",
      "larger than 512 MiB",
      "the pack is made to unpack to more than a thousand times its size",
      "what it is made of cannot be rebuilt"};
  return reasons[static_cast<std::size_t>(damage)];
}

DeltaForest DeltaForest::build(const Pack& pack) {
  DeltaForest forest;
  const std::string_view bytes = pack.bytes().substr(0, pack.entries_end());
  std::vector<ForestEntry>& entries = forest.entries_;
  entries = entries_by_offset(pack);
  const OffsetTable offsets(entries, pack.entries_end());

  forest.by_position_.resize(entries.size());
  for (std::uint32_t i = 0; i < entries.size(); ++i) forest.by_position_[entries[i].position] = i;

  for (std::uint32_t i = 0; i < entries.size(); ++i) {
    ForestEntry& entry = entries[i];
    const auto header = read_entry(bytes, entry.offset, pack.index().id_size());
    if (!header) {
      entry.damage = Damage::kBadOffset;
      continue;
    }
    if (header->kind == PackEntry::Kind::kWhole) {
      entry.type = header->type;
      continue;
    }
    entry.damage = Damage::kNoBase;  // until the walk from the whole objects comes by
    if (header->kind == PackEntry::Kind::kOffsetDelta) {
      entry.base = offsets.find(header->base_offset);
    } else if (const auto position = pack.index().find(header->base_id)) {
      entry.base = forest.by_position_[*position];
    }
    if (entry.base == kNoEntry || entry.base == i) continue;
    entry.next_sibling = entries[entry.base].first_child;
    entries[entry.base].first_child = i;
  }

  const std::vector<std::uint32_t> order = by_depth(entries);
  for (const std::uint32_t i : order) {
    ForestEntry& entry = entries[i];
    entry.damage = Damage::kNone;
    if (entry.base != kNoEntry) entry.type = entries[entry.base].type;
  }
  for (auto i = order.rbegin(); i != order.rend(); ++i) {
    put_heaviest_last(entries, *i);
    if (entries[*i].base != kNoEntry) entries[entries[*i].base].weight += entries[*i].weight;
  }
  return forest;
}

std::vector<std::uint32_t> DeltaForest::roots(ObjectType type) const {
  std::vector<std::uint32_t> roots;
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    const ForestEntry& entry = entries_[i];
    if (entry.base == kNoEntry && entry.damage == Damage::kNone && entry.type == type) {
      roots.push_back(i);
    }
  }
  std::stable_sort(roots.begin(), roots.end(), [&](std::uint32_t a, std::uint32_t b) {
    return entries_[a].weight > entries_[b].weight;
  });
  return roots;
}

}  // namespace scan::git

// Packs one after the other, and a hash table over all ids.
#include "history/object_table.h"

#include <algorithm>
#include <cstring>

namespace scan::history {
namespace {

// Ids are hashes already: their first bytes spread well. Whoever makes ids that collide in eight
// bytes makes look-ups slow, not wrong.
std::uint64_t hash_of(const std::uint8_t* id) {
  std::uint64_t hash = 0;
  std::memcpy(&hash, id, sizeof hash);
  return hash;
}

std::uint32_t check_of(const std::uint8_t* id) {
  std::uint32_t check = 0;
  std::memcpy(&check, id + sizeof(std::uint64_t), sizeof check);
  return check;
}

// A power of two at least twice the number of objects.
std::size_t bucket_count(std::size_t objects) {
  std::size_t count = 16;
  while (count < 2 * objects) count *= 2;
  return count;
}

}  // namespace

ObjectTable ObjectTable::build(std::vector<PackedObjects> packs, std::vector<LooseObject> loose,
                               std::size_t id_size) {
  ObjectTable table;
  table.id_size_ = id_size;
  table.packs_ = std::move(packs);
  table.loose_ = std::move(loose);
  ObjectNumber next = 0;
  for (const PackedObjects& each : table.packs_) {
    table.first_.push_back(next);
    next += each.forest.size();
  }
  table.first_.push_back(next);

  table.buckets_.resize(bucket_count(table.size()));
  const std::size_t mask = table.buckets_.size() - 1;
  for (ObjectNumber number = 0; number < table.size(); ++number) {
    const std::uint8_t* id = table.id_bytes(number);
    const std::uint32_t check = check_of(id);
    std::size_t at = hash_of(id) & mask;
    while (table.buckets_[at].number != kNoObject &&
           (table.buckets_[at].check != check ||
            std::memcmp(table.id_bytes(table.buckets_[at].number), id, id_size) != 0)) {
      at = (at + 1) & mask;
    }
    if (table.buckets_[at].number == kNoObject) {
      table.buckets_[at] = {check, number};
    } else {
      table.has_copies_ = true;
    }
  }
  return table;
}

std::uint32_t ObjectTable::size() const {
  return first_.empty() ? 0 : first_.back() + static_cast<std::uint32_t>(loose_.size());
}

std::size_t ObjectTable::pack_of(ObjectNumber number) const {
  const auto after = std::upper_bound(first_.begin(), first_.end() - 1, number);
  return number >= first_.back() ? packs_.size()
                                 : static_cast<std::size_t>(after - first_.begin()) - 1;
}

const std::uint8_t* ObjectTable::id_bytes(ObjectNumber number) const {
  if (number >= first_.back()) return loose_[number - first_.back()].id.data();
  const std::size_t pack = pack_of(number);
  const PackedObjects& each = packs_[pack];
  return each.pack->index().id_bytes(each.forest[number - first_[pack]].position);
}

git::ObjectType ObjectTable::type(ObjectNumber number) const {
  if (number >= first_.back()) return loose_[number - first_.back()].type;
  const std::size_t pack = pack_of(number);
  return packs_[pack].forest[number - first_[pack]].type;
}

ObjectNumber ObjectTable::find(const std::uint8_t* id) const {
  if (buckets_.empty()) return kNoObject;
  const std::size_t mask = buckets_.size() - 1;
  const std::uint32_t check = check_of(id);
  for (std::size_t at = hash_of(id) & mask; buckets_[at].number != kNoObject;
       at = (at + 1) & mask) {
    if (buckets_[at].check != check) continue;
    if (std::memcmp(id_bytes(buckets_[at].number), id, id_size_) == 0) return buckets_[at].number;
  }
  return kNoObject;
}

bool ObjectTable::may_have(const std::uint8_t* id) const {
  if (buckets_.empty()) return false;
  const std::size_t mask = buckets_.size() - 1;
  const std::uint32_t check = check_of(id);
  for (std::size_t at = hash_of(id) & mask; buckets_[at].number != kNoObject;
       at = (at + 1) & mask) {
    if (buckets_[at].check == check) return true;
  }
  return false;
}

}  // namespace scan::history

// Every object that a repository keeps, in one numbering: entries of all packs, then loose objects.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/object_id.h"
#include "git/object_type.h"
#include "git/pack/delta_forest.h"
#include "git/pack/pack.h"

namespace scan::history {

using ObjectNumber = std::uint32_t;
inline constexpr ObjectNumber kNoObject = ~ObjectNumber{0};

struct PackedObjects {
  std::shared_ptr<const git::Pack> pack;
  git::DeltaForest forest;
};

struct LooseObject {
  ObjectId id;
  git::ObjectType type = git::ObjectType::kBlob;
};

// Immutable once built; may be read from many threads at once.
class ObjectTable {
 public:
  // Objects that stand twice keep a number for each copy; find() and canonical() give the first.
  static ObjectTable build(std::vector<PackedObjects> packs, std::vector<LooseObject> loose,
                           std::size_t id_size);

  std::uint32_t size() const;
  std::size_t id_size() const { return id_size_; }
  const std::vector<PackedObjects>& packs() const { return packs_; }
  const std::vector<LooseObject>& loose() const { return loose_; }

  ObjectNumber number(std::size_t pack, std::uint32_t entry) const { return first_[pack] + entry; }
  ObjectNumber loose_number(std::size_t index) const {
    return first_.back() + static_cast<ObjectNumber>(index);
  }
  // The pack that an object is an entry of; packs().size() for a loose one.
  std::size_t pack_of(ObjectNumber number) const;
  const std::uint8_t* id_bytes(ObjectNumber number) const;
  ObjectId id(ObjectNumber number) const { return ObjectId::from_raw(id_bytes(number), id_size_); }
  git::ObjectType type(ObjectNumber number) const;

  // kNoObject where there is no such object.
  ObjectNumber find(const std::uint8_t* id) const;
  // False where there is surely no such object; true, now and then, where there is none either.
  // Much cheaper than find().
  bool may_have(const std::uint8_t* id) const;
  bool has_copies() const { return has_copies_; }  // an object stands more than once
  // The copy that find() gives.
  ObjectNumber canonical(ObjectNumber number) const {
    return has_copies_ ? find(id_bytes(number)) : number;
  }
  bool is_canonical(ObjectNumber number) const { return find(id_bytes(number)) == number; }

 private:
  std::vector<PackedObjects> packs_;
  std::vector<LooseObject> loose_;
  std::vector<ObjectNumber> first_;  // of each pack, then of the loose objects
  struct Bucket {
    std::uint32_t check = 0;  // four more bytes of the id
    ObjectNumber number = kNoObject;
  };
  std::vector<Bucket> buckets_;  // open addressing by the id's first eight bytes
  std::size_t id_size_ = ObjectId::kSha1;
  bool has_copies_ = false;
};

}  // namespace scan::history

// Makes packs with their indexes byte by byte, sound or not: git writes no endless chains and no
// false sizes. Ids are what the test says, not hashes.
//
//   PackMaker maker;
//   const std::uint64_t base = maker.add_whole(3, "text", id);
//   maker.add_offset_delta(base, delta, other_id);
//   box.write("p.pack", maker.pack()); box.write("p.idx", maker.index());
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/object_id.h"

namespace scan::testing {

class PackMaker {
 public:
  static constexpr unsigned kBlob = 3;

  // Each returns the entry's offset. `claimed`: the size in the header, where it is not the true
  // one. `kind`: 1 to 4 as in packs.
  std::uint64_t add_whole(unsigned kind, std::string_view bytes, const ObjectId& id,
                          std::optional<std::uint64_t> claimed = {});
  std::uint64_t add_offset_delta(std::uint64_t base, std::string_view delta, const ObjectId& id,
                                 std::optional<std::uint64_t> claimed = {});
  std::uint64_t add_id_delta(const ObjectId& base, std::string_view delta, const ObjectId& id);

  std::string pack() const;
  std::string index() const;

 private:
  struct Entry {
    ObjectId id;
    std::uint64_t offset = 0;
  };

  std::uint64_t begin_entry(unsigned kind, std::uint64_t size, const ObjectId& id);

  std::string body_;
  std::vector<Entry> entries_;
};

// The two sizes that a delta begins with.
std::string delta_sizes(std::uint64_t base, std::uint64_t result);
// Instructions: at most 127 bytes to insert; a copy with all bytes of offset and size spelt out.
std::string delta_insert(std::string_view bytes);
std::string delta_copy(std::uint32_t offset, std::uint32_t size);

}  // namespace scan::testing

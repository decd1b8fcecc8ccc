// Reads a pack's index, version 2: which objects a pack holds and where (git's gitformat-pack.txt).
//
//   "\377tOc" 2 · fanout of 256 counts · ids in order · CRC-32s · 31-bit offsets · 64-bit offsets ·
//   checksum of the pack · checksum of the index
//
// Sizes are checked at open, offsets when they are asked for; the order of the ids is not: a false
// one makes find() miss.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/object_id.h"
#include "base/result.h"
#include "git/pack/mapped_file.h"

namespace scan::git {

class PackIndex {
 public:
  // An Error names the file and says what is wrong with it.
  static Result<PackIndex> open(const std::string& path, std::size_t id_size);
  // The same for bytes at hand, which outlive the index. `name` is used in errors.
  static Result<PackIndex> parse(std::string_view bytes, std::size_t id_size,
                                 const std::string& name);

  std::uint32_t size() const { return size_; }  // objects

  // REQUIRES: position < size(). Positions follow the order of ids.
  const std::uint8_t* id_bytes(std::uint32_t position) const {
    return reinterpret_cast<const std::uint8_t*>(ids_) + std::size_t{position} * id_size_;
  }
  ObjectId id(std::uint32_t position) const {
    return ObjectId::from_raw(id_bytes(position), id_size_);
  }
  // Where the object begins in the pack, not held against the pack's size; nothing where the index
  // points outside its own table. REQUIRES: position < size().
  std::optional<std::uint64_t> offset(std::uint32_t position) const;

  std::optional<std::uint32_t> find(const std::uint8_t* id) const;

  // Positions [first, last) of the ids that begin with these hexadecimal digits.
  // REQUIRES: at least two and at most 2 * id_size() lower-case digits.
  std::pair<std::uint32_t, std::uint32_t> with_prefix(std::string_view hex) const;

  std::size_t id_size() const { return id_size_; }
  std::string_view pack_checksum() const { return pack_checksum_; }  // raw, id_size() bytes

 private:
  std::uint32_t fanout(std::size_t first_byte) const;

  MappedFile file_;
  std::string_view bytes_;
  const char* ids_ = nullptr;
  const char* offsets_ = nullptr;
  std::string_view far_offsets_;
  std::string_view pack_checksum_;
  std::uint32_t size_ = 0;
  std::size_t id_size_ = ObjectId::kSha1;
};

}  // namespace scan::git

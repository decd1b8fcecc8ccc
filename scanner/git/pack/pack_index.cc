// Everything is read where it lies; sizes were checked at open.
#include "git/pack/pack_index.h"

#include <algorithm>
#include <cstring>

namespace scan::git {
namespace {

constexpr std::string_view kMagic{"\377tOc\0\0\0\2", 8};
constexpr std::size_t kFanoutBytes = 256 * 4;
constexpr std::size_t kCrcBytes = 4;
constexpr std::size_t kOffsetBytes = 4;
constexpr std::size_t kFarOffsetBytes = 8;
constexpr std::uint32_t kIsFar = std::uint32_t{1} << 31;

std::uint32_t read_32(const char* at) {
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(at);
  return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
         std::uint32_t{bytes[2]} << 8 | bytes[3];
}

std::uint64_t read_64(const char* at) { return std::uint64_t{read_32(at)} << 32 | read_32(at + 4); }

// The smallest (fill 0) or largest (fill 0xf) id that begins with these digits.
ObjectId padded(std::string_view hex, std::size_t id_size, char fill) {
  std::string full(hex);
  full.resize(2 * id_size, fill);
  return ObjectId::from_hex(full).value_or(ObjectId::zero(id_size));
}

}  // namespace

Result<PackIndex> PackIndex::open(const std::string& path, std::size_t id_size) {
  auto file = MappedFile::open(path);
  if (!file) return file.error();
  auto index = parse(file->bytes(), id_size, path);
  if (index) index->file_ = std::move(*file);
  return index;
}

Result<PackIndex> PackIndex::parse(std::string_view bytes, std::size_t id_size,
                                   const std::string& name) {
  const std::size_t trailer = 2 * id_size;
  if (bytes.size() < kMagic.size() + kFanoutBytes + trailer) {
    return Error{name + ": too short for a pack index; `git index-pack` makes it anew"};
  }
  if (!bytes.starts_with(kMagic)) {
    return Error{name + ": not a pack index of version 2; `git index-pack` makes it anew"};
  }
  PackIndex index;
  index.bytes_ = bytes;
  index.id_size_ = id_size;
  for (std::size_t byte = 1; byte < 256; ++byte) {
    if (index.fanout(byte) < index.fanout(byte - 1)) {
      return Error{name + ": its counts of objects decrease; `git index-pack` makes it anew"};
    }
  }
  index.size_ = index.fanout(255);
  const std::size_t tables = std::size_t{index.size_} * (id_size + kCrcBytes + kOffsetBytes);
  const std::size_t begin = kMagic.size() + kFanoutBytes;
  if (bytes.size() < begin + tables + trailer) {
    return Error{name + ": cut off, it names " + std::to_string(index.size_) +
                 " objects; `git index-pack` makes it anew"};
  }
  index.ids_ = bytes.data() + begin;
  index.offsets_ = index.ids_ + std::size_t{index.size_} * (id_size + kCrcBytes);
  index.far_offsets_ = bytes.substr(begin + tables, bytes.size() - begin - tables - trailer);
  index.pack_checksum_ = bytes.substr(bytes.size() - trailer, id_size);
  return index;
}

std::uint32_t PackIndex::fanout(std::size_t first_byte) const {
  return read_32(bytes_.data() + kMagic.size() + 4 * first_byte);
}

std::optional<std::uint64_t> PackIndex::offset(std::uint32_t position) const {
  const std::uint32_t near = read_32(offsets_ + std::size_t{position} * kOffsetBytes);
  if ((near & kIsFar) == 0) return near;
  const std::size_t at = std::size_t{near & ~kIsFar} * kFarOffsetBytes;
  if (at + kFarOffsetBytes > far_offsets_.size()) return std::nullopt;
  return read_64(far_offsets_.data() + at);
}

std::optional<std::uint32_t> PackIndex::find(const std::uint8_t* id) const {
  std::uint32_t first = id[0] == 0 ? 0 : fanout(id[0] - std::size_t{1});
  std::uint32_t last = std::min(fanout(id[0]), size_);
  while (first < last) {
    const std::uint32_t middle = first + (last - first) / 2;
    const int order = std::memcmp(id_bytes(middle), id, id_size_);
    if (order == 0) return middle;
    if (order < 0) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return std::nullopt;
}

std::pair<std::uint32_t, std::uint32_t> PackIndex::with_prefix(std::string_view hex) const {
  const ObjectId low = padded(hex, id_size_, '0');
  const ObjectId high = padded(hex, id_size_, 'f');
  const std::size_t byte = low.data()[0];
  std::uint32_t first = byte == 0 ? 0 : fanout(byte - 1);
  const std::uint32_t end = std::min(fanout(byte), size_);
  while (first < end && std::memcmp(id_bytes(first), low.data(), id_size_) < 0) ++first;
  std::uint32_t last = first;
  while (last < end && std::memcmp(id_bytes(last), high.data(), id_size_) <= 0) ++last;
  return {first, last};
}

}  // namespace scan::git

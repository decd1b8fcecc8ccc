// Entry headers, byte by byte and never past the end.
#include "git/pack/pack.h"

#include "git/byte_reader.h"
#include "git/pack/inflater.h"

namespace scan::git {
namespace {

constexpr std::string_view kMagic = "PACK";
constexpr std::size_t kHeaderBytes = 12;

// Reads an entry's header byte by byte.
class HeaderReader {
 public:
  HeaderReader(std::string_view bytes, std::uint64_t at) : bytes_(bytes), at_(at) {}

  bool next(std::uint8_t& byte) {
    if (at_ >= bytes_.size()) return false;
    byte = static_cast<std::uint8_t>(bytes_[at_++]);
    return true;
  }
  std::uint64_t position() const { return at_; }

 private:
  std::string_view bytes_;
  std::uint64_t at_;
};

// The first byte holds three bits of kind and four of size, each further one seven of size.
bool read_kind_and_size(HeaderReader& reader, unsigned& kind, std::uint64_t& size) {
  std::uint8_t byte = 0;
  if (!reader.next(byte)) return false;
  kind = byte >> 4 & 7U;
  size = byte & 15U;
  for (unsigned shift = 4; (byte & 0x80U) != 0; shift += 7) {
    if (shift > 57 || !reader.next(byte)) return false;
    size |= std::uint64_t{byte & 0x7fU} << shift;
  }
  return true;
}

// How far before the entry its base begins; each continuation adds one, so no value has two forms.
bool read_distance(HeaderReader& reader, std::uint64_t& distance) {
  std::uint8_t byte = 0;
  if (!reader.next(byte)) return false;
  distance = byte & 0x7fU;
  while ((byte & 0x80U) != 0) {
    if (distance >= std::uint64_t{1} << 56 || !reader.next(byte)) return false;
    distance = (distance + 1) << 7 | (byte & 0x7fU);
  }
  return true;
}

}  // namespace

Result<std::shared_ptr<const Pack>> Pack::open(const std::string& index_path, std::size_t id_size) {
  auto index = PackIndex::open(index_path, id_size);
  if (!index) return index.error();
  auto pack = std::make_shared<Pack>();
  pack->path_ = index_path.substr(0, index_path.size() - 3) + "pack";
  auto file = MappedFile::open(pack->path_);
  if (!file) return file.error();
  const std::string_view bytes = file->bytes();
  if (bytes.size() < kHeaderBytes + id_size || !bytes.starts_with(kMagic)) {
    return Error{pack->path_ + ": not a pack; check the repository with `git fsck`"};
  }
  const std::uint32_t version = ByteReader(bytes.substr(kMagic.size())).take_u32();
  if (version != 2 && version != 3) {
    return Error{pack->path_ + ": pack version " + std::to_string(version) + " is not known"};
  }
  pack->file_ = std::move(*file);
  pack->index_ = std::move(*index);
  return std::shared_ptr<const Pack>(std::move(pack));
}

std::optional<PackEntry> read_entry(std::string_view entries, std::uint64_t offset,
                                    std::size_t id_size) {
  if (offset < kHeaderBytes || offset >= entries.size()) return std::nullopt;
  HeaderReader reader(entries, offset);
  unsigned kind = 0;
  PackEntry entry;
  if (!read_kind_and_size(reader, kind, entry.size)) return std::nullopt;
  entry.data = reader.position();
  if (kind >= 1 && kind <= 4) {
    entry.type = static_cast<ObjectType>(kind - 1);
  } else if (kind == 6) {
    std::uint64_t distance = 0;
    if (!read_distance(reader, distance) || distance == 0 || distance > offset) return std::nullopt;
    entry.kind = PackEntry::Kind::kOffsetDelta;
    entry.base_offset = offset - distance;
    entry.data = reader.position();
  } else if (kind == 7) {
    if (entries.size() - entry.data < id_size) return std::nullopt;
    entry.kind = PackEntry::Kind::kIdDelta;
    entry.base_id = reinterpret_cast<const std::uint8_t*>(entries.data()) + entry.data;
    entry.data += id_size;
  } else {
    return std::nullopt;
  }
  if (entry.size / kMostInflation > entries.size() - entry.data) return std::nullopt;
  return entry;
}

}  // namespace scan::git

// The end record is looked for from the back; it names the directory. Entry point: ZipReader.
#include "decode/zip.h"

#include <algorithm>

#include "decode/bytes.h"

namespace scan::decode {
namespace {

constexpr std::size_t kEndSize = 22;
constexpr std::size_t kLongestComment = 0xffff;
constexpr std::size_t kHeaderSize = 46;
constexpr std::size_t kLocalSize = 30;
constexpr std::uint64_t kIn64 = 0xffffffff;  // the value stands in the zip64 field

std::optional<std::size_t> find_end(std::string_view bytes) {
  if (bytes.size() < kEndSize) return std::nullopt;
  const std::size_t last = bytes.size() - kEndSize;
  const std::size_t at = bytes.rfind("PK\x05\x06", last);
  if (at == std::string_view::npos || last - at > kLongestComment) return std::nullopt;
  return at;
}

// The values of 64 bits that stand in the extra field, each where the header has only ones.
void read_64(std::string_view extra, std::uint64_t& size, std::uint64_t& packed,
             std::uint64_t& local) {
  while (extra.size() >= 4) {
    const std::uint64_t id = little_endian(extra, 0, 2);
    const std::string_view field = part_of(extra, 4, little_endian(extra, 2, 2));
    if (id == 1) {
      std::size_t at = 0;
      for (std::uint64_t* value : {&size, &packed, &local}) {
        if (*value != kIn64) continue;
        *value = little_endian(field, at, 8);
        at += 8;
      }
      return;
    }
    extra = part_of(extra, 4 + field.size(), extra.size());
  }
}

}  // namespace

ZipReader::ZipReader(std::string_view bytes) : bytes_(bytes) {
  const auto end = find_end(bytes);
  if (!end) {
    damaged_ = true;
    return;
  }
  std::uint64_t before = *end;  // where the directory should end
  left_ = little_endian(bytes, *end + 10, 2);
  std::uint64_t size = little_endian(bytes, *end + 12, 4);
  std::uint64_t offset = little_endian(bytes, *end + 16, 4);
  constexpr std::size_t kLocatorSize = 20;
  if (*end >= kLocatorSize && bytes.substr(*end - kLocatorSize, 4) == "PK\x06\x07") {
    const std::uint64_t at = little_endian(bytes, *end - kLocatorSize + 8, 8);
    if (part_of(bytes, at, 4) == "PK\x06\x06") {
      const auto record = static_cast<std::size_t>(at);
      before = at;
      left_ = little_endian(bytes, record + 32, 8);
      size = little_endian(bytes, record + 40, 8);
      offset = little_endian(bytes, record + 48, 8);
    }
  }
  damaged_ = size > before || offset > before - size;
  if (damaged_) return;
  start_ = before - size - offset;
  directory_ = part_of(bytes, before - size, size);
}

std::string_view ZipReader::packed_bytes(std::uint64_t local, std::uint64_t size,
                                         bool& damaged) const {
  damaged = true;
  if (local > bytes_.size() || start_ > bytes_.size() - local) return {};
  const auto at = static_cast<std::size_t>(start_ + local);
  if (part_of(bytes_, at, 4) != "PK\x03\x04") return {};
  const std::uint64_t name = little_endian(bytes_, at + 26, 2);
  const std::uint64_t extra = little_endian(bytes_, at + 28, 2);
  const std::string_view packed = part_of(bytes_, at + kLocalSize + name + extra, size);
  damaged = packed.size() < size;
  return packed;
}

std::optional<ZipEntry> ZipReader::next() {
  while (left_ > 0) {
    --left_;
    if (directory_.size() < kHeaderSize || !directory_.starts_with("PK\x01\x02")) {
      damaged_ = true;
      left_ = 0;
      return std::nullopt;
    }
    const auto field = [&](std::size_t at, std::size_t size) {
      return little_endian(directory_, at, size);
    };
    std::uint64_t packed = field(20, 4);
    std::uint64_t size = field(24, 4);
    std::uint64_t local = field(42, 4);
    ZipEntry entry;
    entry.encrypted = (field(8, 2) & 1) != 0;
    entry.method = static_cast<std::uint16_t>(field(10, 2));
    const std::uint64_t name = field(28, 2);
    const std::uint64_t extra = field(30, 2);
    entry.name = part_of(directory_, kHeaderSize, name);
    read_64(part_of(directory_, kHeaderSize + name, extra), size, packed, local);
    entry.packed = packed_bytes(local, packed, entry.damaged);
    directory_ = part_of(directory_, kHeaderSize + name + extra + field(32, 2), directory_.size());
    if (!entry.name.ends_with('/')) return entry;
  }
  return std::nullopt;
}

}  // namespace scan::decode

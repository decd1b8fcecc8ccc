// The forms of git's gitformat-pack.txt; all checksums are zeros, which nothing here checks.
#include "support/pack_maker.h"

#include <zlib.h>

#include <algorithm>

namespace scan::testing {
namespace {

std::string big_endian(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) out += static_cast<char>(value >> 8 * i & 0xff);
  return out;
}

std::string seven_bits_each(std::uint64_t value) {
  std::string out;
  for (; value > 0x7f; value >>= 7) out += static_cast<char>(0x80 | (value & 0x7f));
  return out + static_cast<char>(value);
}

std::string deflated(std::string_view bytes) {
  uLongf size = compressBound(bytes.size());
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size,
           reinterpret_cast<const Bytef*>(bytes.data()), bytes.size());
  out.resize(size);
  return out;
}

// The last seven bits come last; each byte before them counts one more than it says.
std::string distance(std::uint64_t value) {
  std::string out(1, static_cast<char>(value & 0x7f));
  while ((value >>= 7) != 0) {
    --value;
    out.insert(out.begin(), static_cast<char>(0x80 | (value & 0x7f)));
  }
  return out;
}

std::string_view raw(const ObjectId& id) {
  return {reinterpret_cast<const char*>(id.data()), id.size()};
}

}  // namespace

std::uint64_t PackMaker::begin_entry(unsigned kind, std::uint64_t size, const ObjectId& id) {
  const std::uint64_t offset = 12 + body_.size();
  entries_.push_back({id, offset});
  const std::uint64_t rest = size >> 4;
  body_ += static_cast<char>((rest > 0 ? 0x80U : 0U) | kind << 4 | (size & 0xf));
  if (rest > 0) body_ += seven_bits_each(rest);
  return offset;
}

std::uint64_t PackMaker::add_whole(unsigned kind, std::string_view bytes, const ObjectId& id,
                                   std::optional<std::uint64_t> claimed) {
  const std::uint64_t offset = begin_entry(kind, claimed.value_or(bytes.size()), id);
  body_ += deflated(bytes);
  return offset;
}

std::uint64_t PackMaker::add_offset_delta(std::uint64_t base, std::string_view delta,
                                          const ObjectId& id,
                                          std::optional<std::uint64_t> claimed) {
  const std::uint64_t offset = begin_entry(6, claimed.value_or(delta.size()), id);
  body_ += distance(offset - base) + deflated(delta);
  return offset;
}

std::uint64_t PackMaker::add_id_delta(const ObjectId& base, std::string_view delta,
                                      const ObjectId& id) {
  const std::uint64_t offset = begin_entry(7, delta.size(), id);
  body_ += std::string(raw(base)) + deflated(delta);
  return offset;
}

std::string PackMaker::pack() const {
  return "PACK" + big_endian(2, 4) + big_endian(entries_.size(), 4) + body_ + std::string(20, '\0');
}

std::string PackMaker::index() const {
  std::vector<Entry> sorted = entries_;
  std::sort(sorted.begin(), sorted.end(),
            [](const Entry& left, const Entry& right) { return left.id < right.id; });
  std::string out = "\377tOc" + big_endian(2, 4);
  for (unsigned byte = 0; byte < 256; ++byte) {
    out += big_endian(static_cast<std::uint64_t>(std::count_if(
                          sorted.begin(), sorted.end(),
                          [byte](const Entry& entry) { return entry.id.data()[0] <= byte; })),
                      4);
  }
  for (const Entry& entry : sorted) out += raw(entry.id);
  out += std::string(4 * sorted.size(), '\0');
  for (const Entry& entry : sorted) out += big_endian(entry.offset, 4);
  return out + std::string(40, '\0');
}

std::string delta_sizes(std::uint64_t base, std::uint64_t result) {
  return seven_bits_each(base) + seven_bits_each(result);
}

std::string delta_insert(std::string_view bytes) {
  return static_cast<char>(bytes.size()) + std::string(bytes);
}

std::string delta_copy(std::uint32_t offset, std::uint32_t size) {
  std::string out(1, '\xff');
  for (int i = 0; i < 4; ++i) out += static_cast<char>(offset >> 8 * i & 0xff);
  for (int i = 0; i < 3; ++i) out += static_cast<char>(size >> 8 * i & 0xff);
  return out;
}

}  // namespace scan::testing

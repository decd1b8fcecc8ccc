// Leaf pages to cells to records to values (sections 1.6 and 2.1). Entry point: sqlite_text.
#include "decode/sqlite_text.h"

#include <algorithm>
#include <cstdint>

#include "base/content_kind.h"
#include "decode/bytes.h"
#include "decode/readable.h"
#include "decode/text.h"

namespace scan::decode {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::string_view kMagic = "SQLite format 3\0"sv;
constexpr std::size_t kFileHeader = 100;
constexpr unsigned char kTableLeaf = 0x0d;
constexpr unsigned char kIndexLeaf = 0x0a;
constexpr std::size_t kMostOverflowPages = 64;

struct Varint {
  std::uint64_t value = 0;
  std::size_t size = 0;  // 0: the bytes end inside it
};

Varint read_varint(std::string_view bytes, std::size_t at) {
  Varint out;
  for (std::size_t i = 0; i < 9 && at + i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[at + i]);
    if (i == 8) return {(out.value << 8) | byte, 9};
    out.value = (out.value << 7) | (byte & 0x7f);
    if ((byte & 0x80) == 0) return {out.value, i + 1};
  }
  return {};
}

// Bytes of a value of this serial type.
std::uint64_t value_size(std::uint64_t type) {
  constexpr std::uint64_t kFixed[] = {0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0};
  return type < 12 ? kFixed[type] : (type - 12) / 2;
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {
    const std::uint64_t size = big_endian(bytes, 16, 2);
    page_ = size == 1 ? 65536 : static_cast<std::size_t>(size);
    if (page_ >= 512) usable_ = page_ - static_cast<std::size_t>(big_endian(bytes, 20, 1));
    encoding_ = big_endian(bytes, 56, 4);
  }

  std::string read() {
    if (usable_ < 480) return {};
    for (std::size_t at = 0; at < bytes_.size(); at += page_) read_page(at);
    return std::move(out_);
  }

 private:
  void read_page(std::size_t at) {
    const std::string_view page = part_of(bytes_, at, usable_);
    const std::size_t header = at == 0 ? kFileHeader : 0;
    if (page.size() < header + 8) return;
    const auto type = static_cast<unsigned char>(page[header]);
    if (type != kTableLeaf && type != kIndexLeaf) return;
    const auto cells = static_cast<std::size_t>(big_endian(page, header + 3, 2));
    for (std::size_t i = 0; i < cells && header + 10 + 2 * i <= page.size(); ++i) {
      if (out_.size() > 2 * bytes_.size()) return;
      read_cell(page, static_cast<std::size_t>(big_endian(page, header + 8 + 2 * i, 2)),
                type == kTableLeaf);
    }
  }

  void read_cell(std::string_view page, std::size_t at, bool table) {
    const Varint size = read_varint(page, at);
    if (size.size == 0) return;
    at += size.size;
    if (table) {
      const Varint row = read_varint(page, at);
      if (row.size == 0) return;
      at += row.size;
    }
    const std::size_t most = table ? usable_ - 35 : (usable_ - 12) * 64 / 255 - 23;
    if (size.value <= most) return read_record(part_of(page, at, size.value));
    const std::size_t least = (usable_ - 12) * 32 / 255 - 23;
    const std::size_t local =
        least + static_cast<std::size_t>((size.value - least) % (usable_ - 4));
    const std::size_t kept = local <= most ? local : least;
    std::string record(part_of(page, at, kept));
    read_overflow(big_endian(page, at + kept, 4), size.value, record);
    read_record(record);
  }

  void read_overflow(std::uint64_t number, std::uint64_t size, std::string& record) const {
    for (std::size_t i = 0; i < kMostOverflowPages && number != 0 && record.size() < size; ++i) {
      if (number > bytes_.size() / page_) return;
      const std::string_view page = part_of(bytes_, (number - 1) * page_, usable_);
      if (page.size() < 4) return;
      record += part_of(page, 4, size - record.size());
      number = big_endian(page, 0, 4);
    }
  }

  void read_record(std::string_view record) {
    const Varint header = read_varint(record, 0);
    if (header.size == 0 || header.value > record.size()) return;
    const std::size_t begin = out_.size();
    std::uint64_t value = header.value;
    for (std::size_t at = header.size; at < header.value;) {
      const Varint type = read_varint(record, at);
      if (type.size == 0) break;
      at += type.size;
      const std::uint64_t size = value_size(type.value);
      if (type.value >= 12) add_value(part_of(record, value, size), type.value % 2 == 1);
      if (size > record.size() || value > record.size()) break;
      value += size;
    }
    if (out_.size() > begin) out_.back() = '\n';
  }

  void add_value(std::string_view value, bool is_text) {
    if (value.empty()) return;
    if (is_text && encoding_ != 1) {
      out_ += utf16_to_utf8(value, encoding_ == 3 ? ContentKind::kUtf16Be : ContentKind::kUtf16Le);
    } else if (is_text || is_mostly_text(value)) {
      out_ += value;
    } else {
      return;
    }
    out_ += '\t';
  }

  std::string_view bytes_;
  std::size_t page_ = 0;
  std::size_t usable_ = 0;
  std::uint64_t encoding_ = 1;
  std::string out_;
};

}  // namespace

bool is_sqlite(std::string_view bytes) { return bytes.starts_with(kMagic); }

std::string sqlite_text(std::string_view bytes) { return Reader(bytes).read(); }

}  // namespace scan::decode

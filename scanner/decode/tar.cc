// Blocks of 512 bytes: a header, then the content, filled up. Entry point: TarReader.
#include "decode/tar.h"

#include <algorithm>

#include "decode/bytes.h"

namespace scan::decode {
namespace {

constexpr std::size_t kBlock = 512;
constexpr std::size_t kSumAt = 148;
constexpr std::size_t kSumSize = 8;
constexpr std::size_t kLongestName = 4096;

std::string_view text_at(std::string_view header, std::size_t at, std::size_t size) {
  const std::string_view field = header.substr(at, size);
  return field.substr(0, field.find('\0'));
}

std::uint64_t octal(std::string_view field) {
  std::uint64_t value = 0;
  for (char c : field) {
    if (c >= '0' && c <= '7') {
      value = value * 8 + static_cast<std::uint64_t>(c - '0');
    } else if (c != ' ' || value > 0) {
      break;
    }
  }
  return value;
}

// Octal digits, or GNU's big-endian number with the highest bit set.
std::uint64_t size_of(std::string_view header) {
  const std::string_view field = header.substr(124, 12);
  if ((static_cast<unsigned char>(field[0]) & 0x80) == 0) return octal(field);
  return big_endian(field, 4, 8);
}

bool sum_is_right(std::string_view header) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < kBlock; ++i) {
    const bool own = i >= kSumAt && i < kSumAt + kSumSize;
    sum += own ? ' ' : static_cast<unsigned char>(header[i]);
  }
  return sum == octal(header.substr(kSumAt, kSumSize));
}

std::string name_of(std::string_view header) {
  const std::string_view name = text_at(header, 0, 100);
  const std::string_view prefix = text_at(header, 345, 155);
  const bool posix = header.substr(257, 6) == std::string_view("ustar\0", 6);
  if (!posix || prefix.empty()) return std::string(name);
  return std::string(prefix) + "/" + std::string(name);
}

// The `path` of a pax header: records of "LENGTH KEY=VALUE\n".
std::string pax_path(std::string_view records) {
  while (!records.empty()) {
    std::size_t length = 0;
    std::size_t at = 0;
    for (; at < records.size() && records[at] >= '0' && records[at] <= '9' && at < 8; ++at) {
      length = length * 10 + static_cast<std::size_t>(records[at] - '0');
    }
    if (length <= at + 1 || length > records.size()) return {};
    std::string_view record = records.substr(at + 1, length - at - 2);
    if (record.starts_with("path=")) return std::string(record.substr(5, kLongestName));
    records.remove_prefix(length);
  }
  return {};
}

}  // namespace

std::string_view TarReader::take(std::uint64_t size) {
  const std::string_view taken = part_of(rest_, 0, size);
  rest_.remove_prefix(taken.size());
  return taken;
}

std::optional<TarEntry> TarReader::next() {
  std::string long_name;
  while (rest_.size() >= kBlock) {
    const std::string_view header = take(kBlock);
    if (header[0] == '\0' && header.find_first_not_of('\0') == std::string_view::npos) continue;
    if (!sum_is_right(header)) {
      damaged_ = true;
      rest_ = {};
      return std::nullopt;
    }
    const std::uint64_t size = size_of(header);
    const char type = header[156];
    const std::string_view bytes = take(size);
    take((kBlock - bytes.size() % kBlock) % kBlock);
    if (type == 'L') {
      long_name = std::string(text_at(bytes, 0, kLongestName));
    } else if (type == 'x') {
      long_name = pax_path(bytes);
    } else if (type == '0' || type == '\0' || type == '7') {
      TarEntry entry{long_name.empty() ? name_of(header) : long_name, bytes, bytes.size() < size};
      if (!entry.name.ends_with('/')) return entry;
      long_name.clear();
    } else {
      long_name.clear();
    }
  }
  damaged_ = !rest_.empty();
  return std::nullopt;
}

bool is_tar(std::string_view bytes) {
  return bytes.size() >= kBlock && bytes.substr(257, 5) == "ustar" &&
         sum_is_right(bytes.substr(0, kBlock));
}

}  // namespace scan::decode

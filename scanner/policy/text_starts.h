// Places where one of some texts may begin, 64 bytes of a file at once.
//
// The nibbles of the first three bytes are looked up in tables of sixteen bytes, which vector
// instructions do for 32 places in a step; a bit of a table's entry is for one group of texts (the
// algorithm is Teddy, of Intel's Hyperscan). What it finds is compared by the caller: a few per
// cent of the places. Entry points: add, mark.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace scan::policy {

// Filled once, then read by many threads.
class TextStarts {
 public:
  static constexpr std::size_t kLooked = 3;       // bytes of a text
  static constexpr std::size_t kBlockBytes = 64;  // places of one mask
  // A block is read a few bytes over its end.
  static constexpr std::size_t kReadBytes = kBlockBytes + kLooked - 1;

  // REQUIRES: `text` has kLooked bytes or more, all in lower case; letters are found in any case.
  void add(std::string_view text);

  // Bit i: a text may begin at `bytes` + i. Never misses one.
  // REQUIRES: kReadBytes stand there.
  std::uint64_t mark(const char* bytes) const;
  std::uint64_t mark_plain(const char* bytes) const;  // the same, byte by byte

 private:
  static constexpr std::size_t kGroups = 8;
  using Table = std::array<std::uint8_t, 16>;  // by nibble: a bit for each group

  void add_byte(std::size_t at, unsigned char byte, std::uint8_t group);
  std::uint64_t mark_avx2(const char* bytes) const;

  std::array<Table, kLooked> low_{};
  std::array<Table, kLooked> high_{};
};

}  // namespace scan::policy

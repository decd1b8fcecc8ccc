// A stretch of new content that was copied unchanged from older content.
#pragma once

#include <cstdint>

namespace scan {

// content[begin, begin + size) equals base[base_begin, base_begin + size). Offsets in bytes.
struct CopiedRun {
  std::uint64_t begin = 0;
  std::uint64_t base_begin = 0;
  std::uint64_t size = 0;

  std::uint64_t end() const { return begin + size; }
  bool operator==(const CopiedRun&) const = default;
};

}  // namespace scan

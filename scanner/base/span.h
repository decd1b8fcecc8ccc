// A half-open range of bytes and a place a person can go to.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace scan {

// Bytes [begin, end) of some content that the context names.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  std::size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  auto operator<=>(const Span&) const = default;
};

// Both counted from 1. A column counts code points where the line is UTF-8, else bytes.
struct Position {
  std::uint64_t line = 1;
  std::uint64_t column = 1;
  auto operator<=>(const Position&) const = default;
};

}  // namespace scan

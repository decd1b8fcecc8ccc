// How much the parsers written by hand read of one document. What lies beyond is left unread and
// the document said to be incomplete.
#pragma once

#include <cstddef>

namespace scan::syntax {

inline constexpr std::size_t kMostHandBytes = std::size_t{8} << 20;
inline constexpr std::size_t kMostHandEntries = 200000;

}  // namespace scan::syntax

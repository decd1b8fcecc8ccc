// Reads EWAH bitmaps, run-length compressed sets of numbers (git's bitmap-format.txt, Appendix A).
// Entry point: take_ewah.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "git/byte_reader.h"

namespace scan::git {

// The set as one flag a number, `size` of them; nothing where the bitmap is malformed or holds a
// number of `size` or more. Moves `in` past the bitmap.
std::optional<std::vector<bool>> take_ewah(ByteReader& in, std::size_t size);

}  // namespace scan::git

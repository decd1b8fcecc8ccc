// The first bytes of a zlib stream whose size is not known.
#pragma once

#include <cstddef>
#include <string_view>

namespace scan::git {

// Inflates at most `size` bytes of the stream at the beginning of `deflated` and returns how many
// there were, 0 where the stream is broken. zlib, as libdeflate inflates only whole streams.
std::size_t inflate_start(std::string_view deflated, char* out, std::size_t size);

}  // namespace scan::git

// A fuzz target is one file with LLVMFuzzerTestOneInput: it reads bytes that anyone may have made
// and must neither crash nor run away; what it gives must be true of the bytes, else `require` ends
// it.
//
// In the ordinary build replay_main.cc runs each target over the files of corpus/TARGET and over
// mutations of them, which are the same on every run. With -DSCAN_FUZZ=ON (clang) libFuzzer drives
// it; tests/fuzz/run does that for a while.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace scan::fuzz {

inline std::string_view text(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

// Whether a view that a reader gave lies in the bytes it was given.
inline bool lies_in(std::string_view part, std::string_view whole) {
  const std::less_equal<const char*> no_later;
  return part.empty() || (no_later(whole.data(), part.data()) &&
                          no_later(part.data() + part.size(), whole.data() + whole.size()));
}

inline void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "not so: %s\n", what);
  std::abort();
}

}  // namespace scan::fuzz

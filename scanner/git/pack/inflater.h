// Inflates a zlib stream whose size is known (RFC 1950), with libdeflate.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

struct libdeflate_decompressor;

namespace scan::git {

// No stream inflates to more than this many times its size (RFC 1951: 258 bytes for two bits).
inline constexpr std::size_t kMostInflation = 1032;

// For one thread at a time.
class Inflater {
 public:
  Inflater();

  // False where the stream at the beginning of `deflated` is broken or has any other size than
  // `size`. What follows the stream is not looked at.
  bool inflate(std::string_view deflated, char* out, std::size_t size);

 private:
  struct Free {
    void operator()(libdeflate_decompressor* decompressor) const;
  };
  std::unique_ptr<libdeflate_decompressor, Free> decompressor_;
};

}  // namespace scan::git

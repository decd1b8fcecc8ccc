// What is packed into a binary file: the texts in gzip, zip (jar, docx …), tar and SQLite files,
// and in such files inside of them.
//
// All of it is bounded, as whoever made the file may wish the scanner ill: how deep files are
// packed in one another, how many entries there are, what an entry and what all of them come to,
// and how much more than its packed bytes. What a limit leaves out is told to the sink by name.
// What is packed otherwise (bzip2, xz, zstd, 7z, rar) is binary. Entry points: is_packed, unpack.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/problem.h"

namespace scan::decode {

struct UnpackLimits {
  std::size_t depth = 4;
  std::size_t entries = 10000;
  std::size_t entry_bytes = std::size_t{32} << 20;
  std::size_t bytes = std::size_t{64} << 20;  // of all that is unpacked
  std::size_t ratio = 200;                    // to the packed bytes; a MiB is always allowed
};

// Views are valid only during a call.
class UnpackSink {
 public:
  virtual ~UnpackSink() = default;
  // `how` is the way to it: "gzip", "zip entry NAME", "gzip > tar entry NAME"; a name may hold any
  // byte. `text` is UTF-8 or an encoding like it.
  virtual void text(std::string_view how, std::string_view text) = 0;
  // Not looked at, or (kTooLarge, kDamaged) only the beginning of it.
  virtual void left_out(std::string_view how, Skip why) = 0;
  // True: stop at the next entry.
  virtual bool stopped() const { return false; }
};

// By its first bytes; it may still be damaged.
bool is_packed(std::string_view bytes);

void unpack(std::string_view bytes, const UnpackLimits& limits, UnpackSink& sink);

}  // namespace scan::decode

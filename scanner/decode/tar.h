// Tar files: ustar (POSIX.1-1988), its pax extension (POSIX.1-2001) and GNU's long names.
//
// A reader of our own, a hundred lines that are fuzzed, and not libarchive: that would link a dozen
// formats and their compressors, each a way in for whoever made the file. Entry point: TarReader.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scan::decode {

struct TarEntry {
  std::string name;
  std::string_view bytes;
  bool cut = false;  // the archive ends inside it
};

class TarReader {
 public:
  // `bytes` outlive the reader and the entries.
  explicit TarReader(std::string_view bytes) : rest_(bytes) {}

  // The next regular file; nothing at the end, and where no header stands.
  std::optional<TarEntry> next();

  // Whether it ended with something that is no header.
  bool damaged() const { return damaged_; }

 private:
  std::string_view take(std::uint64_t size);

  std::string_view rest_;
  bool damaged_ = false;
};

bool is_tar(std::string_view bytes);

}  // namespace scan::decode

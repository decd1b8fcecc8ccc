// A file of git's object folder, mapped read-only.
//
// Packs and their indexes are written once and then renamed into place, never changed, so mapping
// them is sound; one that is cut while it is mapped ends the program with SIGBUS, which cli/ turns
// into a message. A deleted file stays readable while it is mapped.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace scan::git {

// What tells one state of a file from another.
struct FileIdentity {
  std::uint64_t device = 0;
  std::uint64_t inode = 0;
  std::uint64_t size = 0;        // bytes
  std::int64_t modified_ns = 0;  // since 1970
  bool operator==(const FileIdentity&) const = default;
};

class MappedFile {
 public:
  // An Error names the file: not there, not a regular file, not readable.
  static Result<MappedFile> open(const std::string& path);

  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }  // lives as long as this object
  const FileIdentity& identity() const { return identity_; }

  // Tells the system that the file is about to be read from begin to end.
  void expect_sequential() const;

 private:
  std::string_view bytes_;
  FileIdentity identity_;
};

}  // namespace scan::git

// What every source hands to the engine: bytes, where they stand, and what of them is new.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/object_id.h"
#include "base/problem.h"
#include "base/span.h"

namespace scan {

// The first and last line (from 1, inclusive) of something in a blob.
struct LineRange {
  std::uint64_t first = 1;
  std::uint64_t last = 1;
};

// Tells which lines of a blob a change brought. Asked only when there is something to report, so
// that a diff is made for few blobs.
class Change {
 public:
  virtual ~Change() = default;
  virtual bool touches(LineRange lines) const = 0;
};

// A blob of names holds one or more of them, kNameSeparator between them. A message is a whole
// commit or tag object, as `git cat-file -p` prints it.
enum class BlobPart : std::uint8_t { kContent, kOldContent, kLinkTarget, kName, kMessage };

// No name holds a NUL, so names with line ends stay whole; to patterns a name begins and ends a
// line.
inline constexpr std::string_view kNameSeparator{"\n\0\n", 3};

// A big file comes as overlapping windows. A candidate belongs to the one window whose `own` range
// holds its end; the bytes around it are context.
struct Window {
  std::uint64_t offset = 0;         // of the window's first byte in the file
  std::uint64_t lines_before = 0;   // newlines before `offset`
  std::uint64_t column_before = 0;  // code points between the last newline and `offset`
  Span own;                         // within the window; a whole blob owns [0, size + 1)
  bool whole = true;                // the blob is not cut
};

// The commit that brought a blob, or the tag, as it describes itself. Views into the source's
// memory.
struct Origin {
  ObjectId commit;               // none of a tag's message
  ObjectId object;               // the blob; the commit or tag itself for a message
  std::string_view author;       // "Name <mail>"
  std::int64_t author_time = 0;  // seconds since 1970
  std::int64_t commit_time = 0;
};

// Views are valid only during BlobSink::blob.
struct Blob {
  std::string_view path;  // relative to the scope, `/` between parts
  std::string_view bytes;
  BlobPart part = BlobPart::kContent;
  Window window;
  const Change* change = nullptr;  // null: all of it is in question
  const Origin* origin = nullptr;  // of a range of commits
};

// Where a source delivers. Implementations are called from several workers at once, each with its
// own index in [0, workers), so they keep state by worker and need no locks.
class BlobSink {
 public:
  virtual ~BlobSink() = default;
  virtual void blob(std::size_t worker, const Blob& blob) = 0;
  virtual void skipped(std::size_t worker, std::string_view path, Skip reason) = 0;
  virtual void problem(std::size_t worker, Problem problem) = 0;
  // True once the scan was interrupted: a source stops at the next blob.
  virtual bool stopped() const = 0;
};

}  // namespace scan

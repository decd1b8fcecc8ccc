// Reads one file into a reused buffer and hands it to a BlobSink, whole or window by window.
//
// Files are read, not mapped: a mapped file that shrinks kills the reader. A file is read up to
// the size it had when it was opened; what it grows by meanwhile is left for the next scan. Where
// it turns out shorter, what was read is scanned and a Problem says that it changed. A file that
// claims no size (as under /proc) is read to its end, at most ReadLimits::whole bytes; what it
// holds beyond is told as Skip::kTooLarge.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "source/blob.h"

namespace scan {

struct ReadLimits {
  std::size_t whole = std::size_t{32} << 20;  // up to here a file is one blob
  std::size_t step = std::size_t{8} << 20;    // bigger: how far apart windows stand
  std::size_t context = 0;                    // bytes a window shows on both sides of its own
  std::size_t first_read = std::size_t{64} << 10;
};

// One per worker; keeps its buffer.
class FileReader {
 public:
  // REQUIRES: limits.step > 0, limits.first_read > 0.
  explicit FileReader(ReadLimits limits) : limits_(limits) {}

  // Delivers the open regular file `fd` of `size` bytes to `sink` as `path`. A file longer than
  // the first read is skipped as kBinary where its head is neither text nor of a packed kind, and
  // one that comes in windows as kTooLarge where it is packed or UTF-16; of smaller files nothing is judged here.
  void deliver(int fd, std::uint64_t size, std::string_view path, BlobSink& sink,
               std::size_t worker);

  // The same for what has no size, such as a pipe: read to its end, in windows where it is long.
  void deliver_stream(int fd, std::string_view path, BlobSink& sink, std::size_t worker);

 private:
  struct File {
    int fd;
    std::uint64_t size;
    std::string_view path;
    BlobSink& sink;
    std::size_t worker;
  };

  void reserve(std::size_t size, std::size_t keep);
  std::size_t fill(const File& file, std::size_t begin, std::size_t end, int& error);
  bool skip_by_head(const File& file, std::string_view head) const;
  void deliver_bytes(const File& file, std::size_t have);
  void deliver_unsized(const File& file);
  void deliver_whole(const File& file, std::size_t have);
  void deliver_windows(const File& file, std::size_t have);
  void report_end(const File& file, int error, bool shrank) const;

  ReadLimits limits_;
  std::unique_ptr<char[]> buffer_;
  std::size_t capacity_ = 0;
};

}  // namespace scan

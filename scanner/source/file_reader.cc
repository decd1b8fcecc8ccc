// One read for a small file; for a big one a buffer that slides: each window is read behind the
// context that the window before it left.
#include "source/file_reader.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>
#include <string>

#include "base/content_kind.h"
#include "base/text_position.h"
#include "source/file_handle.h"

namespace scan {
namespace {

// Larger than any file; a stream is read until it ends.
constexpr std::uint64_t kUnknownSize = std::numeric_limits<std::uint64_t>::max() / 2;

}  // namespace

void FileReader::reserve(std::size_t size, std::size_t keep) {
  if (size <= capacity_) return;
  auto grown = std::make_unique_for_overwrite<char[]>(size);
  if (keep > 0) std::memcpy(grown.get(), buffer_.get(), keep);
  buffer_ = std::move(grown);
  capacity_ = size;
}

// Reads into [begin, end) of the buffer until it is full, the file ends or a pipe's reader is
// interrupted; returns where it came.
std::size_t FileReader::fill(const File& file, std::size_t begin, std::size_t end, int& error) {
  while (begin < end) {
    const ssize_t got = read(file.fd, buffer_.get() + begin, end - begin);
    if (got == 0) break;
    if (got < 0) {
      if (errno == EINTR && !file.sink.stopped()) continue;
      if (errno != EINTR) error = errno;
      break;
    }
    begin += static_cast<std::size_t>(got);
  }
  return begin;
}

void FileReader::report_end(const File& file, int error, bool shrank) const {
  if (error != 0) {
    file.sink.problem(file.worker, {std::string(file.path), system_reason(error)});
  } else if (shrank) {
    file.sink.problem(file.worker, {std::string(file.path), "it changed while it was read"});
  }
}

bool FileReader::skip_by_head(const File& file, std::string_view head) const {
  const ContentKind kind = content_kind(head);
  const bool utf16 = kind == ContentKind::kUtf16Le || kind == ContentKind::kUtf16Be;
  if (kind == ContentKind::kBinary) {
    const bool packed = is_packed_kind(head);
    if (packed && file.size <= limits_.whole) return false;
    file.sink.skipped(file.worker, file.path, packed ? Skip::kTooLarge : Skip::kBinary);
  } else if (utf16 && file.size > limits_.whole) {
    file.sink.skipped(file.worker, file.path, Skip::kTooLarge);
  } else {
    return false;
  }
  return true;
}

void FileReader::deliver(int fd, std::uint64_t size, std::string_view path, BlobSink& sink,
                         std::size_t worker) {
  const File file{fd, size, path, sink, worker};
  reserve(limits_.first_read, 0);
  if (size == 0) return deliver_unsized(file);
  const auto first = static_cast<std::size_t>(std::min<std::uint64_t>(size, limits_.first_read));
  int error = 0;
  const std::size_t have = fill(file, 0, first, error);
  if (have < first) {
    deliver_bytes(file, have);
    return report_end(file, error, true);
  }
  if (size > first && skip_by_head(file, std::string_view(buffer_.get(), have))) return;
  if (size <= limits_.whole) {
    deliver_whole(file, have);
  } else {
    deliver_windows(file, have);
  }
}

void FileReader::deliver_stream(int fd, std::string_view path, BlobSink& sink, std::size_t worker) {
  const File file{fd, kUnknownSize, path, sink, worker};
  reserve(limits_.first_read, 0);
  int error = 0;
  std::size_t have = fill(file, 0, limits_.first_read, error);
  if (have == limits_.first_read && error == 0) {
    const std::string_view head(buffer_.get(), have);
    if (content_kind(head) == ContentKind::kBinary && !is_packed_kind(head)) {
      return sink.skipped(worker, path, Skip::kBinary);
    }
    reserve(limits_.whole, have);
    have = fill(file, have, limits_.whole, error);
    if (have == limits_.whole && error == 0) {
      if (!skip_by_head(file, {buffer_.get(), have})) deliver_windows(file, have);
      return;
    }
  }
  deliver_bytes(file, have);
  report_end(file, error, false);
}

void FileReader::deliver_bytes(const File& file, std::size_t have) {
  Blob blob;
  blob.path = file.path;
  blob.bytes = std::string_view(buffer_.get(), have);
  blob.window.own = {0, have + 1};
  file.sink.blob(file.worker, blob);
}

void FileReader::deliver_unsized(const File& file) {
  int error = 0;
  std::size_t have = fill(file, 0, limits_.first_read, error);
  if (have == limits_.first_read) {
    if (skip_by_head(file, std::string_view(buffer_.get(), have))) return;
    reserve(limits_.whole, have);
    have = std::max(have, fill(file, have, limits_.whole, error));
    if (have == limits_.whole) file.sink.skipped(file.worker, file.path, Skip::kTooLarge);
  }
  deliver_bytes(file, have);
  report_end(file, error, false);
}

void FileReader::deliver_whole(const File& file, std::size_t have) {
  int error = 0;
  const auto size = static_cast<std::size_t>(file.size);
  if (have < size) {
    reserve(size, have);
    have = fill(file, have, size, error);
  }
  deliver_bytes(file, have);
  report_end(file, error, have < size);
}

void FileReader::deliver_windows(const File& file, std::size_t have) {
  const std::size_t context = limits_.context;
  reserve(std::max(limits_.step + 2 * context, have), have);
  TextPosition position;        // of the buffer's first byte
  std::uint64_t offset = 0;     // of it, too
  std::uint64_t own_begin = 0;  // in the file
  int error = 0;
  bool last = false;
  while (!last && !file.sink.stopped()) {
    const std::uint64_t own_end = own_begin + limits_.step;
    const auto wanted =
        static_cast<std::size_t>(std::min<std::uint64_t>(file.size, own_end + context) - offset);
    have = fill(file, have, wanted, error);
    last = own_end >= file.size || have < wanted;
    Blob blob;
    blob.path = file.path;
    blob.bytes = std::string_view(buffer_.get(), std::min(have, wanted));
    blob.window = {offset, position.lines, position.column, {}, false};
    blob.window.own.begin = static_cast<std::size_t>(own_begin - offset);
    blob.window.own.end = last ? blob.bytes.size() + 1 : static_cast<std::size_t>(own_end - offset);
    file.sink.blob(file.worker, blob);
    if (last) break;
    const std::uint64_t next_offset = own_end > context ? own_end - context : 0;
    const auto gone = static_cast<std::size_t>(next_offset - offset);
    position.advance(std::string_view(buffer_.get(), gone));
    std::memmove(buffer_.get(), buffer_.get() + gone, have - gone);
    have -= gone;
    offset = next_offset;
    own_begin = own_end;
  }
  const bool shrank = file.size != kUnknownSize && offset + have < file.size;
  if (last) report_end(file, error, shrank);
}

}  // namespace scan

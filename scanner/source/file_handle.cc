// Paths longer than the system takes (PATH_MAX, 4096 bytes) are opened in pieces.
//
// Below a scanned folder each name is opened by itself with O_NOFOLLOW, so that no link in the
// middle of a path can lead out, even one that was put there a moment ago.
#include "source/file_handle.h"

#include <fcntl.h>
#include <limits.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace scan {
namespace {

constexpr int kFolderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
constexpr std::size_t kPiece = 3500;

int open_retrying(int folder, const char* path, int flags) {
  int fd = -1;
  do {
    fd = openat(folder, path, flags);
  } while (fd < 0 && errno == EINTR);
  return fd;
}

// The first part of `path` that is at most `most` bytes and ends at a slash, slashes included.
std::string_view first_piece(std::string_view path, std::size_t most) {
  if (path.size() <= most) return path;
  std::size_t slash = path.rfind('/', most - 1);
  if (slash == std::string_view::npos) slash = path.find('/');
  return path.substr(0, slash == std::string_view::npos ? path.size() : slash + 1);
}

}  // namespace

FileHandle::~FileHandle() {
  if (fd_ >= 0) close(fd_);
}

FileHandle open_folder(std::string_view path) {
  FileHandle folder;
  int at = AT_FDCWD;
  do {
    const std::string_view piece = first_piece(path, kPiece);
    path.remove_prefix(piece.size());
    FileHandle next(open_retrying(at, std::string(piece).c_str(), kFolderFlags));
    if (!next.is_open()) return FileHandle();
    folder = std::move(next);
    at = folder.fd();
  } while (!path.empty());
  return folder;
}

FileHandle open_folder_below(int folder, std::string_view path) {
  FileHandle current;
  int at = folder;
  do {
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(part.size() == path.size() ? part.size() : part.size() + 1);
    const std::string name = part.empty() ? "." : std::string(part);
    FileHandle next(open_retrying(at, name.c_str(), kFolderFlags | O_NOFOLLOW));
    if (!next.is_open()) return FileHandle();
    current = std::move(next);
    at = current.fd();
  } while (!path.empty());
  return current;
}

FileHandle open_entry(int folder, const char* name) {
  return FileHandle(
      open_retrying(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
}

std::string read_link(int folder, const char* name) {
  std::string text(PATH_MAX, '\0');
  const ssize_t size = readlinkat(folder, name, text.data(), text.size());
  text.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
  return text;
}

std::string system_reason(int error) { return std::generic_category().message(error); }

}  // namespace scan

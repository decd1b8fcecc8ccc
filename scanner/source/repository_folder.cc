// Follows is_git_directory() in git's setup.c as far as the kinds of files go.
#include "source/repository_folder.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "source/file_handle.h"

namespace scan {
namespace {

bool is_folder(int folder, const char* path) {
  struct stat facts {};
  return fstatat(folder, path, &facts, 0) == 0 && S_ISDIR(facts.st_mode);
}

// Reads up to `most` bytes, fewer on an error.
std::string read_up_to(int fd, std::size_t most) {
  std::string bytes(most, '\0');
  std::size_t have = 0;
  while (have < most) {
    const ssize_t got = read(fd, bytes.data() + have, most - have);
    if (got == 0 || (got < 0 && errno != EINTR)) break;
    if (got > 0) have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

}  // namespace

bool holds_repository(int folder) {
  struct stat facts {};
  if (fstatat(folder, ".git", &facts, 0) != 0) return false;
  if (S_ISREG(facts.st_mode)) {
    const FileHandle file = open_entry(folder, ".git");
    constexpr std::string_view kPointer = "gitdir: ";
    return file.is_open() && read_up_to(file.fd(), kPointer.size()) == kPointer;
  }
  struct stat head {};
  return S_ISDIR(facts.st_mode) && fstatat(folder, ".git/HEAD", &head, AT_SYMLINK_NOFOLLOW) == 0 &&
         (is_folder(folder, ".git/objects") || fstatat(folder, ".git/commondir", &head, 0) == 0) &&
         is_folder(folder, ".git/refs");
}

IgnoreFile read_ignore_file(int folder) {
  const FileHandle file = open_entry(folder, ".gitignore");
  struct stat facts {};
  if (!file.is_open() || fstat(file.fd(), &facts) != 0 || !S_ISREG(facts.st_mode)) return {};
  if (facts.st_size > static_cast<off_t>(kMostIgnoreBytes)) return {std::nullopt, true};
  return {read_up_to(file.fd(), static_cast<std::size_t>(facts.st_size)), false};
}

}  // namespace scan

// Folders are read with getdents64 into one buffer; readdir would allocate for each folder.
#include "source/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/chain_release.h"

namespace scan {
namespace {

EntryKind kind_of_mode(mode_t mode) {
  if (S_ISREG(mode)) return EntryKind::kFile;
  if (S_ISDIR(mode)) return EntryKind::kFolder;
  return S_ISLNK(mode) ? EntryKind::kLink : EntryKind::kSpecial;
}

}  // namespace

Folder::~Folder() { release_in_loop(parent_); }

void Folder::path(std::string& path) const {
  std::size_t size = 0;
  for (const Folder* at = this; at->parent_ != nullptr; at = at->parent_.get()) {
    size += at->name_.size() + 1;
  }
  path.assign(size == 0 ? 0 : size - 1, '/');
  std::size_t end = path.size();
  for (const Folder* at = this; at->parent_ != nullptr; at = at->parent_.get()) {
    path.replace(end - at->name_.size(), at->name_.size(), at->name_);
    end -= at->name_.size() + 1;
  }
}

void Entries::add(int folder, const char* name, unsigned char type) {
  const std::string_view text(name);
  if (text == "." || text == "..") return;
  EntryKind kind = EntryKind::kSpecial;
  struct stat facts {};
  switch (type) {
    case DT_REG:
      kind = EntryKind::kFile;
      break;
    case DT_DIR:
      kind = EntryKind::kFolder;
      break;
    case DT_LNK:
      kind = EntryKind::kLink;
      break;
    case DT_UNKNOWN:
      if (fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) != 0) {
        if (errno == ENOENT) return;
        facts.st_mode = S_IFREG;  // opening it will tell what is wrong
      }
      kind = kind_of_mode(facts.st_mode);
      break;
    default:
      break;
  }
  list_.push_back({names_.size(), static_cast<std::uint32_t>(text.size()), kind});
  names_.append(text.data(), text.size() + 1);
}

void Entries::add(int folder, const char* name) { add(folder, name, DT_UNKNOWN); }

int Entries::read(int folder) {
  constexpr std::size_t kBuffer = 32768;
  alignas(dirent64) std::array<char, kBuffer> buffer;
  while (true) {
    const ssize_t got = getdents64(folder, buffer.data(), buffer.size());
    if (got == 0) return 0;
    if (got < 0) return errno;
    for (ssize_t at = 0; at < got;) {
      const auto* entry = reinterpret_cast<const dirent64*>(buffer.data() + at);
      add(folder, entry->d_name, entry->d_type);
      at += entry->d_reclen;
    }
  }
}

}  // namespace scan

// opendir and readdir, with every failure told.
#include "git/folder_names.h"

#include <dirent.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <memory>

namespace scan::git {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { closedir(folder); }
};

}  // namespace

Result<std::optional<std::vector<std::string>>> folder_names(const std::string& path) {
  const std::unique_ptr<DIR, CloseFolder> folder(opendir(path.c_str()));
  if (folder == nullptr) {
    if (errno == ENOENT || errno == ENOTDIR) return std::optional<std::vector<std::string>>();
    return Error{"cannot list " + path + ": " + std::strerror(errno)};
  }
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = readdir(folder.get())) {
    std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(std::move(name));
    errno = 0;
  }
  if (errno != 0) return Error{"cannot list " + path + ": " + std::strerror(errno)};
  std::sort(names.begin(), names.end());
  return std::optional<std::vector<std::string>>(std::move(names));
}

}  // namespace scan::git

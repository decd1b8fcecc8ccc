// Every read begins at the root and follows no link.
#include "engine/work_tree_project.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "git/ignore.h"
#include "source/file_handle.h"

namespace scan::engine {
namespace {

constexpr std::size_t kMostIgnoreBytes = std::size_t{1} << 20;

FileHandle open_below(const std::string& root, std::string_view path) {
  const std::size_t slash = path.rfind('/');
  const FileHandle top = open_folder(root);
  if (!top.is_open()) return {};
  const FileHandle folder =
      open_folder_below(top.fd(), slash == path.npos ? "" : path.substr(0, slash));
  if (!folder.is_open()) return {};
  return open_entry(folder.fd(), std::string(path.substr(slash + 1)).c_str());
}

std::optional<std::string> read_all(int fd, std::size_t most) {
  struct stat facts {};
  if (fstat(fd, &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
  if (static_cast<std::uint64_t>(facts.st_size) > most) return std::nullopt;
  std::string bytes(static_cast<std::size_t>(facts.st_size), '\0');
  std::size_t have = 0;
  while (have < bytes.size()) {
    const ssize_t got = ::read(fd, bytes.data() + have, bytes.size() - have);
    if (got <= 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

// Only what git keeps is the team's word.
class TrackedIgnoreFiles : public git::IgnoreFiles {
 public:
  explicit TrackedIgnoreFiles(const WorkTreeProject& project) : project_(project) {}
  std::optional<std::string> read(std::string_view folder) override {
    const std::string path = folder.empty() ? ".gitignore" : std::string(folder) + "/.gitignore";
    if (!project_.tracks(path)) return std::nullopt;
    return project_.read(path, kMostIgnoreBytes);
  }

 private:
  const WorkTreeProject& project_;
};

}  // namespace

const std::vector<std::string_view>& WorkTreeProject::files() const {
  std::call_once(once_, [this] {
    auto index = git::IndexFile::open(repository_);
    if (!index) return;
    index_ = std::move(*index);
    for (const git::IndexEntry& entry : index_->entries()) {
      if (!entry.is_sparse_folder()) paths_.emplace_back(entry.path);
    }
    paths_.erase(std::unique(paths_.begin(), paths_.end()), paths_.end());
  });
  return paths_;
}

std::optional<std::string> WorkTreeProject::read(std::string_view path, std::size_t most) const {
  const FileHandle file = open_below(repository_.work_tree, path);
  if (!file.is_open()) return std::nullopt;
  return read_all(file.fd(), most);
}

bool WorkTreeProject::exists(std::string_view path) const {
  const FileHandle file = open_below(repository_.work_tree, path);
  struct stat facts {};
  return file.is_open() && fstat(file.fd(), &facts) == 0 && S_ISREG(facts.st_mode);
}

policy::IgnoreAnswer WorkTreeProject::ignored(std::string_view path, bool is_folder) const {
  TrackedIgnoreFiles files(*this);
  return ignores_.ask(path, is_folder, files);
}

}  // namespace scan::engine

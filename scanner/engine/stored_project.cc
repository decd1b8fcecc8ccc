// A hook asks for few files and reads the list of all: the index gives views, nothing is copied.
#include "engine/stored_project.h"

#include <algorithm>
#include <utility>

#include "git/ignore.h"
#include "git/index_file.h"

namespace scan::engine {
namespace {

constexpr std::size_t kMostIgnoreBytes = std::size_t{1} << 20;
constexpr std::uint64_t kMostTreeBytes = std::uint64_t{64} << 20;
constexpr std::size_t kMostFiles = 2'000'000;
constexpr std::size_t kMostFolders = 500'000;  // trees can name one another more often than that
constexpr std::size_t kLongestPath = 4096;

class StoredIgnoreFiles : public git::IgnoreFiles {
 public:
  explicit StoredIgnoreFiles(const StoredProject& project) : project_(project) {}
  std::optional<std::string> read(std::string_view folder) override {
    const std::string path = folder.empty() ? ".gitignore" : std::string(folder) + "/.gitignore";
    return project_.read(path, kMostIgnoreBytes);
  }

 private:
  const StoredProject& project_;
};

}  // namespace

const std::vector<std::string_view>& StoredProject::files() const {
  std::call_once(once_, [this] { paths_ = list(); });
  return paths_;
}

std::optional<std::string> StoredProject::read(std::string_view path, std::size_t most) const {
  const std::optional<StoredContent> file = find(path);
  const bool has_bytes =
      file && (file->mode == git::Mode::kFile || file->mode == git::Mode::kExecutable);
  if (!has_bytes) return std::nullopt;
  const git::ObjectContent content = store_.read(file->id, most);
  if (content.state != git::ObjectState::kRead || content.type != git::ObjectType::kBlob) {
    return std::nullopt;
  }
  return std::string(content.bytes);
}

policy::IgnoreAnswer StoredProject::ignored(std::string_view path, bool is_folder) const {
  StoredIgnoreFiles files(*this);
  return ignores_.ask(path, is_folder, files);
}

std::vector<std::string_view> IndexProject::list() const {
  std::vector<std::string_view> out;
  out.reserve(index_->entries().size());
  for (const git::IndexEntry& entry : index_->entries()) {
    if (entry.is_sparse_folder() || entry.stage != 0 || entry.intent_to_add) continue;
    out.push_back(entry.path);
  }
  return out;
}

std::optional<StoredContent> IndexProject::find(std::string_view path) const {
  const git::IndexEntry* found = index_->find(path);
  if (found == nullptr) return std::nullopt;
  return StoredContent{ObjectId::from_raw(found->id, index_->id_size()), found->mode};
}

std::vector<std::string_view> CommitProject::list() const {
  files_ = read_trees();
  std::sort(files_.begin(), files_.end(),
            [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string_view> out;
  out.reserve(files_.size());
  for (const auto& [path, content] : files_) out.push_back(path);
  return out;
}

std::optional<StoredContent> CommitProject::find(std::string_view path) const {
  const std::vector<std::string_view>& paths = files();
  const auto found = std::lower_bound(paths.begin(), paths.end(), path);
  if (found == paths.end() || *found != path) return std::nullopt;
  return files_[static_cast<std::size_t>(found - paths.begin())].second;
}

CommitProject::Files CommitProject::read_trees() const {
  Files out;
  if (!commit_) return out;
  const auto root = store().commit_tree(*commit_);
  if (!root) return out;
  std::vector<std::pair<std::string, ObjectId>> folders = {{"", *root}};
  std::size_t read = 0;
  while (!folders.empty() && out.size() < kMostFiles && read++ < kMostFolders) {
    const auto [prefix, id] = std::move(folders.back());
    folders.pop_back();
    const auto content = store().read_as(git::ObjectType::kTree, id, kMostTreeBytes);
    if (!content) continue;
    git::TreeReader reader(content->bytes, id.size());
    git::TreeEntry entry;
    while (reader.next(entry)) {
      std::string path = prefix + std::string(entry.name);
      const ObjectId child = ObjectId::from_raw(entry.id, id.size());
      if (path.size() > kLongestPath) continue;
      if (entry.is_folder()) {
        folders.emplace_back(std::move(path) + "/", child);
      } else {
        out.emplace_back(std::move(path), StoredContent{child, entry.mode});
      }
    }
  }
  return out;
}

}  // namespace scan::engine

// Sorted by path, so that a lookup is a binary search.
#include "engine/stored_project.h"

#include <algorithm>
#include <utility>

#include "engine/ignore_answer.h"
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

StoredFile stored_file(const git::IndexEntry& entry, std::size_t id_size) {
  return {std::string(entry.path), ObjectId::from_raw(entry.id, id_size), entry.mode};
}

}  // namespace

void StoredProject::load() const {
  std::call_once(once_, [this] {
    files_ = list();
    std::sort(files_.begin(), files_.end(),
              [](const StoredFile& a, const StoredFile& b) { return a.path < b.path; });
    paths_.reserve(files_.size());
    for (const StoredFile& file : files_) paths_.push_back(file.path);
  });
}

const std::vector<std::string>& StoredProject::files() const {
  load();
  return paths_;
}

std::optional<StoredFile> StoredProject::find(std::string_view path) const {
  load();
  const auto found = std::lower_bound(paths_.begin(), paths_.end(), path);
  if (found == paths_.end() || *found != path) return std::nullopt;
  return files_[static_cast<std::size_t>(found - paths_.begin())];
}

std::optional<std::string> StoredProject::read(std::string_view path, std::size_t most) const {
  const std::optional<StoredFile> file = find(path);
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
  return ignore_answer(git::decide(nullptr, path, is_folder, files, repository_.ignore_case));
}

std::vector<StoredFile> IndexProject::list() const {
  std::vector<StoredFile> out;
  for (const git::IndexEntry& entry : index_->entries()) {
    if (entry.is_sparse_folder() || entry.stage != 0 || entry.intent_to_add) continue;
    out.push_back(stored_file(entry, index_->id_size()));
  }
  return out;
}

// Without the list: a hook asks for one file or two.
std::optional<StoredFile> IndexProject::find(std::string_view path) const {
  const auto& entries = index_->entries();
  const auto found = std::lower_bound(
      entries.begin(), entries.end(), path,
      [](const git::IndexEntry& entry, std::string_view wanted) { return entry.path < wanted; });
  if (found == entries.end() || found->path != path || found->stage != 0) return std::nullopt;
  return stored_file(*found, index_->id_size());
}

std::vector<StoredFile> CommitProject::list() const {
  std::vector<StoredFile> out;
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
        out.push_back({std::move(path), child, entry.mode});
      }
    }
  }
  return out;
}

}  // namespace scan::engine

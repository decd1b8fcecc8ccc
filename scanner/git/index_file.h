// Reads git's index, the list of what the next commit will hold: versions 2, 3 and 4, SHA-1 and
// SHA-256, split indexes and sparse folders (git's index-format.txt).
// Entry points: IndexFile::open, IndexFile::parse.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/object_id.h"
#include "base/result.h"
#include "git/cache_tree.h"
#include "git/repository.h"
#include "git/tree.h"

namespace scan::git {

struct IndexEntry {
  std::string_view path;             // a sparse folder's ends in `/`
  const std::uint8_t* id = nullptr;  // IndexFile::id_size() bytes
  Mode mode = Mode::kNone;
  std::uint8_t stage = 0;       // 1 to 3: one side of a conflict
  bool intent_to_add = false;   // `git add -N`: will not be committed as it stands
  bool skip_worktree = false;

  bool is_sparse_folder() const { return mode == Mode::kFolder; }
};

// Owns the bytes that its entries and its cache tree view, at a place that moves do not change.
class IndexFile {
 public:
  // The index that `repository` names. Where there is no such file, as before the first `git add`,
  // it is empty. Errors name the file: broken, of a newer version, with an unknown mandatory
  // extension, split from a file that is gone.
  //
  // The checksum at the end is not compared: git writes an index by rename, and its structure is
  // checked throughout; hashing would double the time.
  static Result<IndexFile> open(const Repository& repository);

  // One index file without its shared part. `name` is used in errors.
  static Result<IndexFile> parse(std::string bytes, std::size_t id_size, const std::string& name);

  // By path bytes, then by stage.
  const std::vector<IndexEntry>& entries() const { return entries_; }
  // The entry of a path that is not in conflict; null where there is none.
  const IndexEntry* find(std::string_view path) const;
  const CacheTree& cache_tree() const { return cache_tree_; }
  std::size_t id_size() const { return id_size_; }

 private:
  friend class IndexParser;
  friend class SplitIndex;

  // The `link` extension: what to take from which shared index.
  struct Link {
    ObjectId base;
    std::string_view bitmaps;
    bool present = false;
  };

  std::vector<std::shared_ptr<const std::string>> storage_;
  std::vector<IndexEntry> entries_;
  CacheTree cache_tree_;
  Link link_;
  std::size_t id_size_ = ObjectId::kSha1;
};

}  // namespace scan::git

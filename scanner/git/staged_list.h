// What the next commit changes: the index against the tree of HEAD, without renames.
// The answer is that of `git diff --cached --no-renames --raw`, which tests compare.
// Entry points: staged_list, and its plain twin staged_list_plain.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/object_id.h"
#include "base/result.h"
#include "git/index_file.h"
#include "git/object_store.h"
#include "git/tree.h"

namespace scan::git {

enum class ChangeKind : char {
  kAdded = 'A',
  kDeleted = 'D',
  kModified = 'M',     // content, executable bit or both
  kTypeChanged = 'T',  // file, symlink and submodule into one another
  kUnmerged = 'U',     // in conflict: cannot be committed; has no new side
};

struct StagedChange {
  ChangeKind kind = ChangeKind::kModified;
  std::string path;
  Mode old_mode = Mode::kNone;  // kNone with a zero id where there is no such side
  Mode new_mode = Mode::kNone;
  ObjectId old_id;
  ObjectId new_id;

  auto operator<=>(const StagedChange&) const = default;
};

// Sorted by path, each path once. `head_tree` is nothing before the first commit. Reads only the
// trees of folders in which something may differ: the index's cache tree tells which. An Error
// names a tree that cannot be read.
Result<std::vector<StagedChange>> staged_list(const IndexFile& index, const ObjectStore& store,
                                              const std::optional<ObjectId>& head_tree);

// The same without the cache tree and without walking both sides at once: reads every tree of
// HEAD. Slow and simple; the measure of the other.
Result<std::vector<StagedChange>> staged_list_plain(const IndexFile& index,
                                                    const ObjectStore& store,
                                                    const std::optional<ObjectId>& head_tree);

}  // namespace scan::git

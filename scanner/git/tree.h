// Reads a tree object: `MODE NAME\0ID` again and again (git's tree.c, tree-walk.c).
// Entry points: TreeReader, parse_tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/object_id.h"
#include "base/result.h"

namespace scan::git {

// The modes that git knows; parse brings every other mode to one of them, as git does.
enum class Mode : std::uint32_t {
  kNone = 0,
  kFile = 0100644,
  kExecutable = 0100755,
  kLink = 0120000,
  kFolder = 0040000,
  kSubmodule = 0160000,
};
Mode canonical_mode(std::uint32_t raw);

// Views into the tree's bytes.
struct TreeEntry {
  std::string_view name;
  const std::uint8_t* id = nullptr;  // as many bytes as ids of the repository have
  Mode mode = Mode::kNone;

  bool is_folder() const { return mode == Mode::kFolder; }
};

// The tree without entries, which git knows without storing it.
bool is_empty_tree(const ObjectId& id);

// In git's order a folder sorts as if its name ended in `/`.
bool sorts_before(std::string_view left, bool left_is_folder, std::string_view right,
                  bool right_is_folder);

class TreeReader {
 public:
  // `bytes` must outlive the reader and its entries. REQUIRES: id_size is that of ObjectId.
  TreeReader(std::string_view bytes, std::size_t id_size) : rest_(bytes), id_size_(id_size) {}

  // False at the end, and where the rest is no entry: broken() tells.
  bool next(TreeEntry& entry);
  bool broken() const { return broken_; }

 private:
  std::string_view rest_;
  std::size_t id_size_;
  bool broken_ = false;
};

// All entries in git's order, sorted here if the object's are not. An Error where the bytes are no
// tree or a name stands twice.
Result<std::vector<TreeEntry>> parse_tree(std::string_view bytes, const ObjectId& id);

}  // namespace scan::git

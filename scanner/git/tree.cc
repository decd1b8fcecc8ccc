// Trees come from anyone: a name is only text here, never a path that is opened.
#include "git/tree.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace scan::git {
namespace {

// Octal digits up to a space, at most seven: 0177777 is the largest mode there is.
std::optional<std::uint32_t> take_mode(std::string_view& rest) {
  const std::size_t space = rest.find(' ');
  if (space == 0 || space > 7) return std::nullopt;  // npos is larger, too
  std::uint32_t mode = 0;
  for (const char c : rest.substr(0, space)) {
    if (c < '0' || c > '7') return std::nullopt;
    mode = mode * 8 + static_cast<std::uint32_t>(c - '0');
  }
  rest.remove_prefix(space + 1);
  return mode;
}

bool entry_before(const TreeEntry& left, const TreeEntry& right) {
  return sorts_before(left.name, left.is_folder(), right.name, right.is_folder());
}

}  // namespace

Mode canonical_mode(std::uint32_t raw) {
  switch (raw & 0170000) {
    case 0100000:
      return (raw & 0100) != 0 ? Mode::kExecutable : Mode::kFile;
    case 0120000:
      return Mode::kLink;
    case 0040000:
      return Mode::kFolder;
    default:
      return Mode::kSubmodule;
  }
}

bool is_empty_tree(const ObjectId& id) {
  static const auto sha1 = ObjectId::from_hex("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
  static const auto sha256 =
      ObjectId::from_hex("6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321");
  return id == sha1 || id == sha256;
}

bool sorts_before(std::string_view left, bool left_is_folder, std::string_view right,
                  bool right_is_folder) {
  const std::size_t shared = std::min(left.size(), right.size());
  const int order = std::memcmp(left.data(), right.data(), shared);
  if (order != 0) return order < 0;
  const auto at = [shared](std::string_view name, bool is_folder) -> unsigned char {
    if (shared < name.size()) return static_cast<unsigned char>(name[shared]);
    return is_folder ? '/' : 0;
  };
  const unsigned char l = at(left, left_is_folder);
  const unsigned char r = at(right, right_is_folder);
  return l != r ? l < r : left.size() < right.size();
}

bool TreeReader::next(TreeEntry& entry) {
  if (rest_.empty() || broken_) return false;
  broken_ = true;  // until all of the entry is there
  const auto mode = take_mode(rest_);
  if (!mode) return false;
  const std::size_t name_size = rest_.find('\0');
  if (name_size == 0 || name_size == std::string_view::npos) return false;
  if (rest_.size() - name_size - 1 < id_size_) return false;
  entry.name = rest_.substr(0, name_size);
  if (entry.name.find('/') != std::string_view::npos) return false;
  entry.id = reinterpret_cast<const std::uint8_t*>(rest_.data()) + name_size + 1;
  entry.mode = canonical_mode(*mode);
  rest_.remove_prefix(name_size + 1 + id_size_);
  broken_ = false;
  return true;
}

Result<std::vector<TreeEntry>> parse_tree(std::string_view bytes, const ObjectId& id) {
  std::vector<TreeEntry> entries;
  TreeReader reader(bytes, id.size());
  TreeEntry entry;
  while (reader.next(entry)) entries.push_back(entry);
  if (reader.broken()) {
    return Error{"tree " + id.hex() + " is malformed; check the repository with `git fsck`"};
  }
  if (!std::is_sorted(entries.begin(), entries.end(), entry_before)) {
    std::sort(entries.begin(), entries.end(), entry_before);
  }
  for (std::size_t i = 1; i < entries.size(); ++i) {
    if (!entry_before(entries[i - 1], entries[i])) {
      return Error{"tree " + id.hex() +
                   " names an entry twice; check the repository with `git fsck`"};
    }
  }
  return entries;
}

}  // namespace scan::git

// The link holds two sets of positions in the shared index: deleted, replaced. The first entries of
// the split file have no path: each replaces, in order, one of the second set. The others are new.
#include "git/split_index.h"

#include <algorithm>
#include <optional>

#include "git/byte_reader.h"
#include "git/ewah.h"
#include "git/read_file.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxIndex = std::uint64_t{4} << 30;

bool entry_before(const IndexEntry& left, const IndexEntry& right) {
  const int order = left.path.compare(right.path);
  return order != 0 ? order < 0 : left.stage < right.stage;
}

bool same_place(const IndexEntry& left, const IndexEntry& right) {
  return left.path == right.path && left.stage == right.stage;
}

}  // namespace

Status SplitIndex::complete(const Repository& repository, IndexFile& index) {
  if (!index.link_.present || index.link_.base.is_zero()) return {};
  auto base = open_base(repository, index.link_.base);
  if (!base) return base.error();
  if (Status status = merge(index, *base); !status) {
    return Error{repository.index_file + ": " + status.error().message +
                 "; run `git update-index --no-split-index`"};
  }
  return {};
}

Result<IndexFile> SplitIndex::open_base(const Repository& repository, const ObjectId& id) {
  const std::string path = repository.git_dir + "/sharedindex." + id.hex();
  auto bytes = read_file(path, kMaxIndex);
  if (!bytes) return bytes.error();
  if (!*bytes) {
    return Error{repository.index_file + " is split from " + path +
                 ", which is missing; remove the index and run `git reset`"};
  }
  auto base = IndexFile::parse(std::move(**bytes), repository.id_size(), path);
  if (base && base->link_.present) return Error{path + " is a shared index with a link of its own"};
  return base;
}

Status SplitIndex::merge(IndexFile& index, IndexFile& base) {
  const std::size_t base_size = base.entries_.size();
  std::vector<bool> deleted(base_size);
  std::vector<bool> replaced(base_size);
  if (!index.link_.bitmaps.empty()) {
    ByteReader in(index.link_.bitmaps);
    auto first = take_ewah(in, base_size);
    auto second = first ? take_ewah(in, base_size) : std::nullopt;
    if (!second) return Error{"the link to its shared index is malformed"};
    deleted = std::move(*first);
    replaced = std::move(*second);
  }

  std::vector<IndexEntry> shared;
  shared.reserve(base_size);
  std::size_t next = 0;
  for (std::size_t i = 0; i < base_size; ++i) {
    IndexEntry entry = base.entries_[i];
    if (replaced[i]) {
      if (next == index.entries_.size() || !index.entries_[next].path.empty()) {
        return Error{"it replaces more entries of its shared index than it has"};
      }
      const std::string_view path = entry.path;
      entry = index.entries_[next++];
      entry.path = path;
    }
    if (!deleted[i]) shared.push_back(entry);
  }
  const auto first_new = index.entries_.begin() + static_cast<std::ptrdiff_t>(next);
  std::vector<IndexEntry> all(first_new, index.entries_.end());
  // The new come first, so that of two for one place the new one is kept.
  all.insert(all.end(), shared.begin(), shared.end());
  std::stable_sort(all.begin(), all.end(), entry_before);
  all.erase(std::unique(all.begin(), all.end(), same_place), all.end());

  index.storage_.insert(index.storage_.end(), base.storage_.begin(), base.storage_.end());
  index.entries_ = std::move(all);
  return {};
}

}  // namespace scan::git

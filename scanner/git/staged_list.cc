// Walks the index and HEAD's trees together, folder by folder.
//
// Within a folder both sides are in git's order, in which a folder's name counts as ending in `/`,
// so that one pass joins them; a file and a folder of one name are two different things to it. A
// folder whose id in the index's cache tree equals that in HEAD's tree is passed over unread.
// Folders yet to do wait on a stack of our own: their depth is the repository's to choose.
#include "git/staged_list.h"

#include <algorithm>

#include "git/staged_change.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxTree = std::uint64_t{1} << 30;

class Walk {
 public:
  Walk(const IndexFile& index, const ObjectStore& store)
      : index_(index), entries_(index.entries()), store_(store) {}

  Result<std::vector<StagedChange>> run(const std::optional<ObjectId>& head_tree) {
    add({.begin = 0,
         .end = entries_.size(),
         .prefix = "",
         .cached = index_.cache_tree().root(),
         .old_tree = head_tree,
         .new_tree = std::nullopt});
    while (!pending_.empty()) {
      const Folder folder = std::move(pending_.back());
      pending_.pop_back();
      if (Status status = compare(folder); !status) return status.error();
    }
    std::sort(changes_.begin(), changes_.end(),
              [](const StagedChange& l, const StagedChange& r) { return l.path < r.path; });
    return std::move(changes_);
  }

 private:
  // A folder to compare. Its new side is entries_[begin, end), whose paths all begin with prefix,
  // or a tree where the index holds the folder as a whole, or nothing.
  struct Folder {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string prefix;  // empty or ends in `/`
    std::optional<CacheTree::Node> cached;
    std::optional<ObjectId> old_tree;
    std::optional<ObjectId> new_tree;
  };

  // What a folder holds under one name on the new side.
  struct Item {
    std::string_view name;
    bool is_folder = false;
    bool in_conflict = false;
    Side side = {};         // of a file
    std::size_t begin = 0;  // of a folder
    std::size_t end = 0;
    std::optional<CacheTree::Node> cached = {};
    std::optional<ObjectId> whole = {};  // a folder that is a tree
  };

  void add(Folder folder) {
    if (is_unchanged(folder)) return;
    pending_.push_back(std::move(folder));
  }

  bool is_unchanged(const Folder& folder) const {
    if (!folder.old_tree) return folder.begin == folder.end && !folder.new_tree;
    if (folder.new_tree) return *folder.new_tree == *folder.old_tree;
    if (!folder.cached) return false;
    const auto count = index_.cache_tree().entry_count(*folder.cached);
    // A count that does not fit was written for other entries: it tells nothing.
    return count && *count == folder.end - folder.begin &&
           id_at(index_.cache_tree().id(*folder.cached)) == *folder.old_tree;
  }

  Status compare(const Folder& folder) {
    ObjectContent old_bytes;
    ObjectContent new_bytes;
    std::vector<TreeEntry> old_items;
    std::vector<Item> new_items;
    if (Status status = read_tree(folder.old_tree, folder.prefix, old_bytes, old_items); !status) {
      return status;
    }
    if (folder.new_tree) {
      std::vector<TreeEntry> entries;
      if (Status status = read_tree(folder.new_tree, folder.prefix, new_bytes, entries); !status) {
        return status;
      }
      new_items = items_of_tree(entries);
    } else {
      new_items = items_of_index(folder);
    }
    join(folder, old_items, new_items);
    return {};
  }

  Status read_tree(const std::optional<ObjectId>& id, const std::string& prefix,
                   ObjectContent& bytes, std::vector<TreeEntry>& entries) const {
    if (!id) return {};
    auto content = store_.read_as(ObjectType::kTree, *id, kMaxTree);
    if (!content) return in_folder(prefix, content.error());
    bytes = std::move(*content);
    auto parsed = parse_tree(bytes.bytes, *id);
    if (!parsed) return in_folder(prefix, parsed.error());
    entries = std::move(*parsed);
    return {};
  }

  static Error in_folder(const std::string& prefix, const Error& error) {
    return Error{(prefix.empty() ? "the top folder of HEAD" : prefix) + ": " + error.message};
  }

  std::vector<Item> items_of_tree(const std::vector<TreeEntry>& entries) const {
    std::vector<Item> items;
    items.reserve(entries.size());
    for (const TreeEntry& entry : entries) {
      Item item{.name = entry.name, .is_folder = entry.is_folder()};
      if (item.is_folder) {
        item.whole = id_at(entry.id);
      } else {
        item.side = {entry.mode, id_at(entry.id)};
      }
      items.push_back(std::move(item));
    }
    return items;
  }

  std::vector<Item> items_of_index(const Folder& folder) const {
    std::vector<Item> items;
    std::vector<CacheTree::Node> cached;
    if (folder.cached) cached = index_.cache_tree().children(*folder.cached);
    std::size_t at = folder.begin;
    while (at < folder.end) {
      const std::string_view rest = entries_[at].path.substr(folder.prefix.size());
      const std::size_t slash = rest.find('/');
      Item item{.name = rest.substr(0, slash), .is_folder = slash != std::string_view::npos};
      item.begin = at;
      if (item.is_folder) {
        item.cached = index_.cache_tree().find(cached, item.name);
        at = end_of_folder(folder, at, folder.prefix.size() + slash + 1, item.cached);
        const IndexEntry& first = entries_[item.begin];
        if (first.is_sparse_folder() && slash + 1 == rest.size()) item.whole = id_at(first.id);
      } else {
        at = end_of_file(folder, item);
      }
      item.end = at;
      // `git add -N` puts nothing into the commit.
      if (item.is_folder || item.in_conflict || item.side.there()) items.push_back(std::move(item));
    }
    return items;
  }

  // Just past the last entry below the folder whose name, with `/`, is as long as `length`.
  std::size_t end_of_folder(const Folder& folder, std::size_t begin, std::size_t length,
                            const std::optional<CacheTree::Node>& cached) const {
    const std::string_view name = entries_[begin].path.substr(0, length);
    const auto below = [name](const IndexEntry& entry) { return entry.path.starts_with(name); };
    const auto count = cached ? index_.cache_tree().entry_count(*cached) : std::nullopt;
    if (count && *count > 0 && *count <= folder.end - begin) {
      const std::size_t end = begin + *count;
      if (below(entries_[end - 1]) && (end == folder.end || !below(entries_[end]))) return end;
    }
    const auto first = entries_.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto last = entries_.begin() + static_cast<std::ptrdiff_t>(folder.end);
    return static_cast<std::size_t>(std::partition_point(first, last, below) - entries_.begin());
  }

  // A path in conflict has up to three entries.
  std::size_t end_of_file(const Folder& folder, Item& item) const {
    const IndexEntry& first = entries_[item.begin];
    std::size_t at = item.begin;
    for (; at < folder.end && entries_[at].path == first.path; ++at) {
      if (entries_[at].stage != 0) item.in_conflict = true;
    }
    if (!first.intent_to_add) item.side = {first.mode, id_at(first.id)};
    return at;
  }

  void join(const Folder& folder, const std::vector<TreeEntry>& old_items,
            const std::vector<Item>& new_items) {
    auto before = old_items.begin();
    auto after = new_items.begin();
    while (before != old_items.end() || after != new_items.end()) {
      const bool take_old =
          before != old_items.end() &&
          (after == new_items.end() ||
           !sorts_before(after->name, after->is_folder, before->name, before->is_folder()));
      const bool take_new =
          after != new_items.end() &&
          (before == old_items.end() ||
           !sorts_before(before->name, before->is_folder(), after->name, after->is_folder));
      meet(folder, take_old ? &*before : nullptr, take_new ? &*after : nullptr);
      if (take_old) ++before;
      if (take_new) ++after;
    }
  }

  // One name of a folder, as it was and as it will be; one of them may be missing.
  void meet(const Folder& folder, const TreeEntry* before, const Item* after) {
    const std::string_view name = before != nullptr ? before->name : after->name;
    std::string path = folder.prefix + std::string(name);
    if (before != nullptr ? before->is_folder() : after->is_folder) {
      Folder child;
      child.prefix = std::move(path) + "/";
      if (before != nullptr) child.old_tree = id_at(before->id);
      if (after != nullptr) {
        child.new_tree = after->whole;
        child.cached = after->cached;
        child.begin = after->whole ? 0 : after->begin;
        child.end = after->whole ? 0 : after->end;
      }
      add(std::move(child));
      return;
    }
    const Side old_side = before != nullptr ? Side{before->mode, id_at(before->id)} : Side{};
    if (after != nullptr && after->in_conflict) {
      changes_.push_back(unmerged(std::move(path), old_side, index_.id_size()));
      return;
    }
    const Side new_side = after != nullptr ? after->side : Side{};
    auto change = change_between(std::move(path), old_side, new_side, index_.id_size());
    if (change) changes_.push_back(std::move(*change));
  }

  ObjectId id_at(const std::uint8_t* raw) const {
    return ObjectId::from_raw(raw, index_.id_size());
  }

  const IndexFile& index_;
  const std::vector<IndexEntry>& entries_;
  const ObjectStore& store_;
  std::vector<Folder> pending_;
  std::vector<StagedChange> changes_;
};

}  // namespace

Result<std::vector<StagedChange>> staged_list(const IndexFile& index, const ObjectStore& store,
                                              const std::optional<ObjectId>& head_tree) {
  return Walk(index, store).run(head_tree);
}

}  // namespace scan::git

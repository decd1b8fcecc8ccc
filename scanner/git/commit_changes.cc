// All trees of one folder side by side, in git's order. Folders yet to see are kept in a list.
#include "git/commit_changes.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "git/tree.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxTree = std::uint64_t{1} << 30;
constexpr std::size_t kMostPath = std::size_t{1} << 16;
constexpr std::size_t kMostDeleted = 100000;

bool is_file(Mode mode) { return mode == Mode::kFile || mode == Mode::kExecutable; }

bool before(const TreeEntry& left, const TreeEntry& right) {
  return sorts_before(left.name, left.is_folder(), right.name, right.is_folder());
}

}  // namespace

bool CommitChange::is_added() const {
  return std::none_of(before.begin(), before.end(), [](const Side& side) { return side.there(); });
}

bool same_kind(Mode left, Mode right) { return left == right || (is_file(left) && is_file(right)); }

class CommitDiffer::Pass {
 public:
  Pass(CommitDiffer& differ, std::size_t parents) : differ_(differ), parents_(parents) {
    out_.deleted.resize(parents);
  }

  CommitChanges run(const ObjectId& tree, const std::vector<ObjectId>& parents) {
    Folder top{"", tree, {parents.begin(), parents.end()}};
    if (!equals_a_parent(top)) folders_.push_back(std::move(top));
    while (!folders_.empty() && !differ_.exhausted()) {
      const Folder folder = std::move(folders_.back());
      folders_.pop_back();
      compare(folder);
    }
    const bool any_added =
        std::any_of(out_.changes.begin(), out_.changes.end(), [](const CommitChange& change) {
          return std::any_of(change.before.begin(), change.before.end(),
                             [](const Side& side) { return !side.there(); });
        });
    if (any_added) {
      read_gone_folders();
    } else {
      for (auto& ids : out_.deleted) ids.clear();
    }
    return std::move(out_);
  }

 private:
  struct Folder {
    std::string path;  // "" or something that ends in `/`
    ObjectId tree;
    std::vector<std::optional<ObjectId>> parents;  // nothing where that one has no such folder
  };
  struct GoneFolder {
    ObjectId tree;
    std::size_t parent;
  };
  struct Tree {
    ObjectContent content;  // what the entries view
    std::vector<TreeEntry> entries;
    std::size_t at = 0;
  };

  static bool equals_a_parent(const Folder& folder) {
    return std::find(folder.parents.begin(), folder.parents.end(), folder.tree) !=
           folder.parents.end();
  }

  // Empty where it cannot be read.
  Tree read(const ObjectId& id, const std::string& path) {
    Tree tree;
    if (is_empty_tree(id)) return tree;
    if (differ_.left_.trees == 0) return tree;
    --differ_.left_.trees;
    auto content = differ_.store_.read_as(ObjectType::kTree, id, kMaxTree);
    if (!content) return failed(path, content.error());
    tree.content = *std::move(content);
    auto entries = parse_tree(tree.content.bytes, id);
    if (!entries) return failed(path, entries.error());
    tree.entries = *std::move(entries);
    return tree;
  }

  Tree failed(const std::string& path, const Error& error) {
    out_.problems.push_back({path.empty() ? "." : path, error.message});
    return {};
  }

  ObjectId id_of(const TreeEntry& entry, const ObjectId& like) const {
    return ObjectId::from_raw(entry.id, like.size());
  }

  void compare(const Folder& folder) {
    const Tree tree = read(folder.tree, folder.path);
    std::vector<Tree> parents(parents_);
    for (std::size_t i = 0; i < parents_; ++i) {
      if (folder.parents[i]) parents[i] = read(*folder.parents[i], folder.path);
    }
    std::vector<const TreeEntry*> same(parents_);  // the entry's namesakes
    for (const TreeEntry& entry : tree.entries) {
      for (std::size_t i = 0; i < parents_; ++i) {
        same[i] = advance(parents[i], i, &entry, folder.tree);
      }
      visit(folder, entry, same);
    }
    for (std::size_t i = 0; i < parents_; ++i) advance(parents[i], i, nullptr, folder.tree);
  }

  // Moves to `to`, or to the end: what is passed is gone. The entry at `to` itself, if any.
  const TreeEntry* advance(Tree& tree, std::size_t parent, const TreeEntry* to,
                           const ObjectId& like) {
    for (; tree.at < tree.entries.size(); ++tree.at) {
      const TreeEntry& entry = tree.entries[tree.at];
      if (to != nullptr && !before(entry, *to)) break;
      gone(entry, parent, like);
    }
    if (to == nullptr || tree.at == tree.entries.size()) return nullptr;
    const TreeEntry& entry = tree.entries[tree.at];
    if (before(*to, entry)) return nullptr;
    ++tree.at;
    return &entry;
  }

  void gone(const TreeEntry& entry, std::size_t parent, const ObjectId& like) {
    std::vector<ObjectId>& ids = out_.deleted[parent];
    if (ids.size() + gone_folders_.size() >= kMostDeleted) return;
    if (entry.is_folder()) {
      gone_folders_.push_back({id_of(entry, like), parent});
    } else if (is_file(entry.mode)) {
      ids.push_back(id_of(entry, like));
    }
  }

  void visit(const Folder& folder, const TreeEntry& entry,
             const std::vector<const TreeEntry*>& same) {
    const ObjectId id = id_of(entry, folder.tree);
    if (folder.path.size() + entry.name.size() > kMostPath) {
      out_.problems.push_back(
          {folder.path.substr(0, 64) + "…",
           "a path longer than " + std::to_string(kMostPath) + " bytes, which is not followed"});
      return;
    }
    std::string path = folder.path + std::string(entry.name);
    if (entry.is_folder()) {
      Folder below{path + "/", id, std::vector<std::optional<ObjectId>>(parents_)};
      for (std::size_t i = 0; i < parents_; ++i) {
        if (same[i] != nullptr) below.parents[i] = id_of(*same[i], folder.tree);
      }
      if (!equals_a_parent(below)) folders_.push_back(std::move(below));
      return;
    }
    CommitChange change{std::move(path), {entry.mode, id}, std::vector<Side>(parents_)};
    for (std::size_t i = 0; i < parents_; ++i) {
      if (same[i] == nullptr) continue;
      change.before[i] = {same[i]->mode, id_of(*same[i], folder.tree)};
      if (change.before[i].id == id && same_kind(same[i]->mode, entry.mode)) return;
    }
    const std::uint64_t sides = std::min<std::uint64_t>(1 + parents_, differ_.left_.sides);
    differ_.left_.sides -= sides;
    if (differ_.exhausted()) return;
    out_.changes.push_back(std::move(change));
  }

  void read_gone_folders() {
    while (!gone_folders_.empty() && !differ_.exhausted()) {
      const GoneFolder folder = gone_folders_.back();
      gone_folders_.pop_back();
      const Tree tree = read(folder.tree, "");
      for (const TreeEntry& entry : tree.entries) gone(entry, folder.parent, folder.tree);
    }
  }

  CommitDiffer& differ_;
  const std::size_t parents_;
  std::vector<Folder> folders_;
  std::vector<GoneFolder> gone_folders_;
  CommitChanges out_;
};

CommitChanges CommitDiffer::run(const ObjectId& tree, const std::vector<ObjectId>& parents) {
  return Pass(*this, parents.size()).run(tree, parents);
}

}  // namespace scan::git

// The plain twin of staged_list: both sides as maps from path to content, then one loop.
#include <map>

#include "git/staged_change.h"
#include "git/staged_list.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxTree = std::uint64_t{1} << 30;

using Sides = std::map<std::string, Side>;

Status add_tree(const ObjectStore& store, const ObjectId& top, const std::string& below,
                Sides& out) {
  std::vector<std::pair<ObjectId, std::string>> pending = {{top, below}};
  while (!pending.empty()) {
    const auto [id, prefix] = std::move(pending.back());
    pending.pop_back();
    const auto content = store.read_as(ObjectType::kTree, id, kMaxTree);
    if (!content) return content.error();
    const auto entries = parse_tree(content->bytes, id);
    if (!entries) return entries.error();
    for (const TreeEntry& entry : *entries) {
      const ObjectId entry_id = ObjectId::from_raw(entry.id, id.size());
      std::string path = prefix + std::string(entry.name);
      if (entry.is_folder()) {
        pending.emplace_back(entry_id, path + "/");
      } else {
        out[std::move(path)] = {entry.mode, entry_id};
      }
    }
  }
  return {};
}

}  // namespace

Result<std::vector<StagedChange>> staged_list_plain(const IndexFile& index,
                                                    const ObjectStore& store,
                                                    const std::optional<ObjectId>& head_tree) {
  Sides before;
  Sides after;
  std::map<std::string, bool> paths;  // to whether each is in conflict
  if (head_tree) {
    if (Status status = add_tree(store, *head_tree, "", before); !status) return status.error();
  }
  for (const IndexEntry& entry : index.entries()) {
    const ObjectId id = ObjectId::from_raw(entry.id, index.id_size());
    if (entry.is_sparse_folder()) {
      Status status = add_tree(store, id, std::string(entry.path), after);
      if (!status) return status.error();
    } else if (entry.stage != 0) {
      paths[std::string(entry.path)] = true;
    } else if (!entry.intent_to_add) {
      after[std::string(entry.path)] = {entry.mode, id};
    }
  }
  for (const auto& [path, side] : before) paths.emplace(path, false);
  for (const auto& [path, side] : after) paths.emplace(path, false);

  std::vector<StagedChange> changes;
  for (const auto& [path, in_conflict] : paths) {
    const auto old_side = before.find(path);
    const auto new_side = after.find(path);
    const Side was = old_side == before.end() ? Side{} : old_side->second;
    const Side will_be = new_side == after.end() ? Side{} : new_side->second;
    if (in_conflict) {
      changes.push_back(unmerged(path, was, index.id_size()));
    } else if (auto change = change_between(path, was, will_be, index.id_size())) {
      changes.push_back(std::move(*change));
    }
  }
  return changes;
}

}  // namespace scan::git

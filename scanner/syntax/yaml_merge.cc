// Moves entries between paths.
#include "syntax/yaml_merge.h"

#include <cstdint>
#include <unordered_set>
#include <utility>

namespace scan::syntax {
bool Anchors::define(const std::string& name, const std::vector<Entry>& all, std::size_t first,
                     std::size_t depth) {
  if (all.size() - first > left_) return false;
  left_ -= all.size() - first;
  std::vector<Entry> node;
  for (std::size_t i = first; i < all.size(); ++i) {
    if (all[i].value.size() > bytes_left_) return false;
    bytes_left_ -= all[i].value.size();
    node.push_back(all[i]);
    KeyPath& path = node.back().path;
    path.erase(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(depth));
  }
  nodes_[name] = std::move(node);
  return true;
}

const std::vector<Entry>* Anchors::find(const std::string& name) const {
  const auto found = nodes_.find(name);
  return found == nodes_.end() ? nullptr : &found->second;
}

Entry aliased(const Entry& entry, const KeyPath& base, Span key_place, std::uint32_t document) {
  Entry copy = entry;
  copy.path.insert(copy.path.begin(), base.begin(), base.end());
  if (entry.path.empty()) copy.key_place = key_place;
  copy.through_alias = true;
  copy.document = document;
  return copy;
}

void merge(std::vector<Entry>& entries, std::size_t first, std::size_t depth) {
  std::vector<Entry> merged;
  std::unordered_set<std::string> taken;
  std::size_t kept = first;
  for (std::size_t i = first; i < entries.size(); ++i) {
    if (entries[i].path.size() <= depth) {
      // The mapping's own entry, where it is empty.
    } else if (entries[i].path[depth].name == "<<") {
      merged.push_back(std::move(entries[i]));
      continue;
    } else {
      taken.insert(entries[i].path[depth].name);
    }
    if (kept != i) entries[kept] = std::move(entries[i]);
    ++kept;
  }
  entries.resize(kept);
  std::unordered_set<std::string> group;
  std::int64_t source = -1;
  for (Entry& entry : merged) {
    KeyPath& path = entry.path;
    const auto mark = path.begin() + static_cast<std::ptrdiff_t>(depth);
    const bool listed = path.size() > depth + 1 && mark[1].is_index();
    const std::int64_t of = listed ? mark[1].index : 0;
    if (of != source) taken.merge(group);
    source = of;
    // A merge of what is no mapping merges nothing.
    if (path.size() <= depth + (listed ? 2u : 1u)) continue;
    path.erase(mark, mark + (listed ? 2 : 1));
    if (taken.contains(path[depth].name)) continue;
    group.insert(path[depth].name);
    entries.push_back(std::move(entry));
  }
}

}  // namespace scan::syntax

// Entry point: renovate_merges.
#include "policy/renovate_merges.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "base/ascii.h"

namespace scan::policy {
namespace {

// Of Renovate's own presets those that switch it on; `:automergeBranch` and the like only say how.
bool is_own_preset(std::string_view preset) {
  constexpr std::array<std::string_view, 9> kNames = {
      "automergeAll",     "automergeMajor",  "automergeMinor", "automergeStableNonMajor",
      "automergePatch",   "automergeDigest", "automergeTypes", "automergeLinters",
      "automergeTesters",
  };
  if (preset.starts_with("default")) preset.remove_prefix(std::string_view("default").size());
  if (!preset.starts_with(':')) return false;
  preset.remove_prefix(1);
  return std::find(kNames.begin(), kNames.end(), preset) != kNames.end();
}

// "github>acme/renovate-config:automerge-minor.json5": by its name.
bool is_shared_preset(std::string_view preset) {
  if (preset.find('>') == preset.npos) return false;
  std::string name(preset.substr(preset.find_last_of(":/>") + 1));
  std::transform(name.begin(), name.end(), name.begin(), to_ascii_lower);
  name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
  return name.find("automerge") != name.npos && name.find("disable") == name.npos;
}

bool is_extends(const syntax::KeyPath& path) {
  return path.size() >= 2 && path.back().is_index() && path[path.size() - 2].name == "extends";
}

// The object that a member stands in.
std::string owner(const syntax::KeyPath& path) {
  return to_string(syntax::KeyPath(path.begin(), path.end() - 1));
}

}  // namespace

std::vector<RenovateMerge> renovate_merges(const syntax::Document& document) {
  std::set<std::string> off;  // objects with `enabled: false`
  for (const syntax::Entry& entry : document.entries) {
    if (!entry.path.empty() && entry.path.back().name == "enabled" && entry.value == "false") {
      off.insert(owner(entry.path));
    }
  }
  std::vector<RenovateMerge> out;
  std::vector<RenovateMerge> how;
  for (const syntax::Entry& entry : document.entries) {
    if (entry.path.empty() || off.count(owner(entry.path)) != 0) continue;
    const std::string key = to_string(entry.path);
    const std::string& name = entry.path.back().name;
    if (is_extends(entry.path) && (is_own_preset(entry.value) || is_shared_preset(entry.value))) {
      out.push_back({key, "the preset " + entry.value, entry.value_place});
    }
    if (entry.value != "true") continue;
    if (name == "automerge") out.push_back({key, key + ": true", entry.value_place});
    if (name == "platformAutomerge") how.push_back({key, key + ": true", entry.value_place});
  }
  return out.empty() ? how : out;
}

}  // namespace scan::policy

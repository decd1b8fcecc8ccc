// All of its files are read as JSON5, of which JSON and JSON with comments are parts.
#include "policy/renovate_config.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "syntax/format.h"
#include "syntax/json5.h"

namespace scan::policy {
namespace {

// In the order in which Renovate looks; it stops at the first.
constexpr std::array<std::string_view, 13> kPaths = {
    "renovate.json",         "renovate.jsonc",         "renovate.json5",
    ".github/renovate.json", ".github/renovate.jsonc", ".github/renovate.json5",
    ".gitlab/renovate.json", ".gitlab/renovate.jsonc", ".gitlab/renovate.json5",
    ".renovaterc",           ".renovaterc.json",       ".renovaterc.jsonc",
    ".renovaterc.json5"};
constexpr std::string_view kPackage = "package.json";

bool is_package(std::string_view path) { return path.substr(path.rfind('/') + 1) == kPackage; }

// "monthly" of "schedule:monthly".
std::string_view rare_schedule(std::string_view preset) {
  constexpr std::array<std::string_view, 3> kRare = {"monthly", "quarterly", "yearly"};
  constexpr std::string_view kPrefix = "schedule:";
  if (!preset.starts_with(kPrefix)) return {};
  preset.remove_prefix(kPrefix.size());
  return std::find(kRare.begin(), kRare.end(), preset) != kRare.end() ? preset : std::string_view();
}

bool is_false(const syntax::Entry& entry) { return entry.value == "false"; }

// Of one entry, whatever the others say.
std::optional<RenovateGap> gap_of(const syntax::Entry& entry, std::string_view manager) {
  const syntax::KeyPath& at = entry.path;
  if (at.size() == 1 && at[0].name == "enabled" && is_false(entry)) {
    return RenovateGap{"enabled: false", entry.value_place};
  }
  if (at.size() == 2 && at[0].name == manager && at[1].name == "enabled" && is_false(entry)) {
    return RenovateGap{std::string(manager) + ".enabled: false", entry.value_place};
  }
  if (at.size() == 2 && at[0].name == "extends" && at[1].is_index()) {
    const bool rare = !rare_schedule(entry.value).empty();
    if (rare || entry.value == ":disableRenovate") {
      return RenovateGap{"the preset " + entry.value, entry.value_place};
    }
  }
  return std::nullopt;
}

}  // namespace

bool is_renovate_path(std::string_view path) {
  return std::find(kPaths.begin(), kPaths.end(), path) != kPaths.end();
}

syntax::Document renovate_entries(std::string_view path, std::string_view text) {
  if (!is_package(path)) return syntax::json5_entries(text);
  syntax::Document document = syntax::read_document(syntax::Format::kJson, text);
  std::vector<syntax::Entry> own;
  for (syntax::Entry& entry : document.entries) {
    if (entry.path.size() < 2 || entry.path[0].name != "renovate") continue;
    entry.path.erase(entry.path.begin());
    own.push_back(std::move(entry));
  }
  document.entries = std::move(own);
  return document;
}

std::optional<RenovateConfig> renovate_config(const Project& project) {
  constexpr std::size_t kLargest = std::size_t{1} << 20;
  for (const std::string_view path : kPaths) {
    if (!project.tracks(path)) continue;
    const std::optional<std::string> text = project.read(path, kLargest);
    if (text) return RenovateConfig{std::string(path), renovate_entries(path, *text)};
  }
  if (!project.tracks(kPackage)) return std::nullopt;
  const std::optional<std::string> text = project.read(kPackage, kLargest);
  if (!text || text->find("\"renovate\"") == text->npos) return std::nullopt;
  syntax::Document document = renovate_entries(kPackage, *text);
  if (document.entries.empty()) return std::nullopt;
  return RenovateConfig{std::string(kPackage), std::move(document)};
}

std::optional<RenovateGap> renovate_gap(const RenovateConfig& config, std::string_view manager) {
  std::optional<RenovateGap> unlisted;
  bool listed = false;
  for (const syntax::Entry& entry : config.document.entries) {
    if (auto gap = gap_of(entry, manager)) return gap;
    if (entry.path[0].name != "enabledManagers" || entry.path.size() != 2) continue;
    listed = listed || entry.value == manager;
    if (!unlisted) unlisted = RenovateGap{"enabledManagers without " + std::string(manager), {}};
    unlisted->place = entry.value_place;
  }
  return listed ? std::nullopt : unlisted;
}

}  // namespace scan::policy

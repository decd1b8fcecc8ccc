// Reads the entries of `updates` by their number, then gives them the schedule of their group.
#include "policy/dependabot_config.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/wildmatch.h"
#include "syntax/format.h"

namespace scan::policy {
namespace {

constexpr std::array<std::string_view, 2> kPaths = {".github/dependabot.yml",
                                                    ".github/dependabot.yaml"};
constexpr std::size_t kMostUpdates = 2000;

// Without slashes at its ends: "" is the root.
std::string_view bare(std::string_view directory) {
  if (directory.starts_with("./")) directory.remove_prefix(2);
  while (directory.starts_with('/')) directory.remove_prefix(1);
  while (directory.ends_with('/')) directory.remove_suffix(1);
  return directory == "." ? std::string_view() : directory;
}

bool matches(std::string_view directory, std::string_view folder) {
  directory = bare(directory);
  if (directory == folder || directory == "**" || directory == "**/*") return true;
  if (directory.find_first_of("*?[") == directory.npos) return false;
  if (directory.ends_with("/**") && bare(directory.substr(0, directory.size() - 3)) == folder) {
    return true;
  }
  return Glob::compile(directory, {.path = true}).matches(folder);
}

// What one entry says and needs its siblings to be understood.
struct Draft {
  DependabotUpdate update;
  std::string group;
  std::map<std::int64_t, Span> ignores_all;  // `ignore` items of the name `*`
  std::set<std::int64_t> ignores_some;       // items that are for certain versions only
};

void set_schedule(const syntax::Entry& entry, const std::string& name, UpdateSchedule& schedule) {
  if (name == "interval") schedule.interval = entry.value;
  if (name == "cronjob") schedule.cronjob = entry.value;
  if (name == "interval" || name == "cronjob") schedule.place = entry.value_place;
}

void switch_off(std::string by, Span place, DependabotUpdate& update) {
  update.off_by = std::move(by);
  update.off_place = place;
}

void add_ignore(const syntax::Entry& entry, Draft& draft) {
  if (entry.path.size() < 5) return;
  const std::int64_t item = entry.path[3].index;
  const std::string& name = entry.path[4].name;
  if (name == "dependency-name" && entry.value == "*") draft.ignores_all[item] = entry.value_place;
  if (name == "versions" || name == "update-types") draft.ignores_some.insert(item);
}

// `entry` is below `updates[i]`.
void add(const syntax::Entry& entry, Draft& draft) {
  const std::string& name = entry.path[2].name;
  DependabotUpdate& update = draft.update;
  if (name == "package-ecosystem") {
    update.ecosystem = entry.value;
    update.place = entry.value_place;
  } else if (name == "directory" || name == "directories") {
    update.directories.push_back(entry.value);
  } else if (name == "schedule" && entry.path.size() == 4) {
    set_schedule(entry, entry.path[3].name, update.schedule);
  } else if (name == "multi-ecosystem-group") {
    draft.group = entry.value;
  } else if (name == "open-pull-requests-limit" && entry.value == "0") {
    switch_off("open-pull-requests-limit: 0", entry.value_place, update);
  } else if (name == "ignore") {
    add_ignore(entry, draft);
  }
}

void finish(Draft& draft, const std::map<std::string, UpdateSchedule>& groups) {
  const auto group = groups.find(draft.group);
  if (draft.update.schedule.interval.empty() && group != groups.end()) {
    draft.update.schedule = group->second;
  }
  for (const auto& [item, place] : draft.ignores_all) {
    if (draft.ignores_some.count(item) == 0) {
      switch_off("an `ignore` of every dependency", place, draft.update);
    }
  }
}

}  // namespace

bool DependabotUpdate::covers(std::string_view folder) const {
  return std::any_of(directories.begin(), directories.end(),
                     [&](const std::string& directory) { return matches(directory, folder); });
}

bool is_dependabot_path(std::string_view path) {
  return std::find(kPaths.begin(), kPaths.end(), path) != kPaths.end();
}

DependabotConfig read_dependabot_config(std::string_view path, const syntax::Document& document) {
  DependabotConfig config;
  config.path = path;
  std::map<std::int64_t, Draft> drafts;
  std::map<std::string, UpdateSchedule> groups;
  for (const syntax::Entry& entry : document.entries) {
    const syntax::KeyPath& at = entry.path;
    if (at.size() == 4 && at[0].name == "multi-ecosystem-groups" && at[2].name == "schedule") {
      set_schedule(entry, at[3].name, groups[at[1].name]);
    }
    if (at.size() < 3 || at[0].name != "updates" || !at[1].is_index()) continue;
    if (drafts.size() < kMostUpdates || drafts.count(at[1].index) != 0) {
      add(entry, drafts[at[1].index]);
    }
  }
  for (auto& [index, draft] : drafts) {
    finish(draft, groups);
    if (!draft.update.ecosystem.empty()) config.updates.push_back(std::move(draft.update));
  }
  return config;
}

std::optional<DependabotConfig> dependabot_config(const Project& project) {
  constexpr std::size_t kLargest = std::size_t{1} << 20;
  for (const std::string_view path : kPaths) {
    if (!project.tracks(path)) continue;
    const std::optional<std::string> text = project.read(path, kLargest);
    if (!text) continue;
    return read_dependabot_config(path, syntax::read_document(syntax::Format::kYaml, *text));
  }
  return std::nullopt;
}

}  // namespace scan::policy

// What Dependabot and Renovate are told to update, held against what the repository uses. One
// finding for each ecosystem and kind of gap, however many folders it has.
//
// A repository that only another forge could run is passed over: GitHub alone has Dependabot.
#include "policy/checks/dependabot_coverage.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <set>
#include <string>
#include <utility>

#include "policy/facts/dependabot_config.h"
#include "policy/facts/name_list.h"
#include "policy/facts/renovate_config.h"
#include "policy/facts/update_needs.h"
#include "policy/rule.h"
#include "syntax/format.h"

namespace scan::policy {
namespace {

using Out = std::vector<ProjectViolation>;

constexpr std::string_view kPath = ".github/dependabot.yml";

void tell(std::string path, Span place, std::string key, std::string message, Out& out) {
  ProjectViolation told;
  told.path = std::move(path);
  told.violation.place = place;
  told.violation.key = std::move(key);
  told.violation.message = std::move(message);
  told.violation.whole_file = true;
  out.push_back(std::move(told));
}

std::string key_of(const UpdateNeed& need, std::string_view what) {
  return std::string(need.ecosystem) + " " + std::string(what);
}

bool only_elsewhere(const Project& project) {
  if (project.tracks_below(".github")) return false;
  return project.tracks(".gitlab-ci.yml") || project.tracks("bitbucket-pipelines.yml") ||
         project.tracks_below(".gitlab") || project.tracks_below(".forgejo") ||
         project.tracks_below(".gitea");
}

// A Dependabot configuration where GitHub does not look for one; empty where there is none.
std::string_view misplaced_config(const Project& project) {
  constexpr std::array<std::string_view, 5> kElsewhere = {
      "dependabot.yml", "dependabot.yaml", ".dependabot/config.yml",
      ".github/workflows/dependabot.yml", ".github/workflows/dependabot.yaml"};
  constexpr std::size_t kLargest = std::size_t{1} << 20;
  for (const std::string_view path : kElsewhere) {
    if (!project.tracks(path)) continue;
    const auto text = project.read(path, kLargest).value_or("");
    const auto document = syntax::read_document(syntax::Format::kYaml, text);
    for (const syntax::Entry& entry : document.entries) {
      const std::string& top = entry.path.empty() ? std::string() : entry.path[0].name;
      if (top == "updates" || top == "update_configs") return path;
    }
  }
  return {};
}

// Which files of a need each entry of a configuration updates.
class Coverage {
 public:
  Coverage(const DependabotConfig& config, const UpdateNeed& need) : config_(config), need_(need) {
    for (const DependabotUpdate& update : config.updates) {
      if (need.is_updated_by(update.ecosystem)) entries_.push_back(&update);
    }
    for (std::size_t i = 0; i < need.files.size(); ++i) sort_out(i);
  }

  void tell_gaps(Out& out) const {
    if (entries_.empty()) {
      tell(config_.path, {}, key_of(need_, "missing"),
           "no entry for " + std::string(need_.ecosystem) + ": " + need_.shown() +
               " are not updated",
           out);
      return;
    }
    if (!uncovered_.empty()) {
      tell(config_.path, entries_[0]->place, key_of(need_, "folders"),
           "no entry for " + std::string(need_.ecosystem) + " covers " + first_names(uncovered_) +
               ": add the folders to `directories`",
           out);
    }
    tell_entries(off_, "off", out);
    tell_entries(rare_, "schedule", out);
  }

 private:
  using Entries = std::set<const DependabotUpdate*>;

  static bool covers(const DependabotUpdate& update, const std::vector<std::string>& folders) {
    return std::any_of(folders.begin(), folders.end(),
                       [&](const std::string& folder) { return update.covers(folder); });
  }

  void sort_out(std::size_t file) {
    Entries off;
    Entries rare;
    bool covered = false;
    for (const DependabotUpdate* entry : entries_) {
      if (!covers(*entry, need_.folders[file])) continue;
      covered = true;
      if (!entry->off_by.empty()) {
        off.insert(entry);
      } else if (entry->schedule.is_rare()) {
        rare.insert(entry);
      } else {
        return;
      }
    }
    // What one entry still updates, if rarely, is not switched off by another.
    (rare.empty() ? off_ : rare_).merge(rare.empty() ? off : rare);
    if (!covered) uncovered_.push_back(need_.names[file]);
  }

  // In the order of the file: a set of pointers has none of its own.
  void tell_entries(const Entries& which, std::string_view kind, Out& out) const {
    const auto first =
        std::find_if(entries_.begin(), entries_.end(),
                     [&](const DependabotUpdate* entry) { return which.count(entry) != 0; });
    if (first == entries_.end()) return;
    const DependabotUpdate& entry = **first;
    const bool off = kind == "off";
    std::string message =
        off ? entry.off_by + " switches updates of " + std::string(need_.ecosystem) + " off"
            : "updates of " + std::string(need_.ecosystem) + " come less often than weekly (" +
                  entry.schedule.shown() + ")";
    if (which.size() > 1) {
      message += ", here and in " + std::to_string(which.size() - 1) + " more of its entries";
    }
    tell(config_.path, off ? entry.off_place : entry.schedule.place, key_of(need_, kind),
         std::move(message), out);
  }

  const DependabotConfig& config_;
  const UpdateNeed& need_;
  std::vector<const DependabotUpdate*> entries_;  // of this ecosystem
  std::vector<std::string> uncovered_;            // names
  Entries off_;
  Entries rare_;
};

class DependabotCoverage : public Check {
 public:
  // The configuration is read for what its parser says of it; workflows, which other rules parse
  // too, for what end() would have to read them again for.
  void file(File& file, std::vector<Violation>& /*out*/) override {
    const syntax::Document& document = file.entries();
    if (!is_workflow(file.path()) || file.cut()) return;
    const bool uses = uses_actions(document);
    const std::lock_guard lock(mutex_);
    workflows_.emplace(file.path(), uses);
  }

  void end(const Project& project, Out& out) override {
    if (only_elsewhere(project)) return;
    const auto dependabot = dependabot_config(project);
    const auto renovate = renovate_config(project);
    std::vector<UpdateNeed> needs;
    for (UpdateNeed& need : update_needs(project, workflows_)) {
      if (!config_changed(project)) need = changed_part(need, project);
      if (!need.files.empty()) needs.push_back(std::move(need));
    }
    if (needs.empty()) return;
    if (!dependabot && !renovate) {
      tell_none(project, needs, out);
      return;
    }
    for (const UpdateNeed& need : needs) tell_need(dependabot, renovate, need, out);
  }

 private:
  // A change of the configuration speaks of all that it is for; else only what changed is asked.
  static bool config_changed(const Project& project) {
    const std::vector<std::string>* changes = project.changes();
    return changes == nullptr ||
           std::any_of(changes->begin(), changes->end(), [](const std::string& path) {
             return is_dependabot_path(path) || is_renovate_path(path);
           });
  }

  static void tell_none(const Project& project, const std::vector<UpdateNeed>& needs, Out& out) {
    if (const std::string_view misplaced = misplaced_config(project); !misplaced.empty()) {
      tell(std::string(misplaced), {}, "misplaced",
           "GitHub reads " + std::string(kPath) + " only, so that nothing here is in effect", out);
      return;
    }
    std::string what;
    for (const UpdateNeed& need : needs) what += (what.empty() ? "" : ", and ") + need.shown();
    tell(std::string(kPath), {}, "missing",
         "neither Dependabot nor Renovate is set up to update " + what, out);
  }

  static void tell_need(const std::optional<DependabotConfig>& dependabot,
                        const std::optional<RenovateConfig>& renovate, const UpdateNeed& need,
                        Out& out) {
    const auto gap = renovate ? renovate_gap(*renovate, need.ecosystem) : std::nullopt;
    if (renovate && !gap) return;
    if (dependabot) {
      Coverage(*dependabot, need).tell_gaps(out);
    } else {
      tell(renovate->path, gap->place, key_of(need, "renovate"),
           "Renovate has " + gap->reason + ", which leaves out " + need.shown(), out);
    }
  }

  std::mutex mutex_;
  WorkflowUses workflows_;
};

}  // namespace

std::unique_ptr<Check> make_dependabot_coverage(const CheckContext&) {
  return std::make_unique<DependabotCoverage>();
}

}  // namespace scan::policy

// A workflow that uses nothing from elsewhere, and a package.json without dependencies, need none.
#include "policy/facts/update_needs.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "policy/facts/name_list.h"
#include "policy/facts/npm_packages.h"
#include "syntax/format.h"

namespace scan::policy {
namespace {

constexpr std::string_view kWorkflows = ".github/workflows";
constexpr std::string_view kActions = "github-actions";
constexpr std::string_view kNpm = "npm";

bool reads_as_user(const Project& project, std::string_view path) {
  constexpr std::size_t kLargest = std::size_t{1} << 20;
  const std::optional<std::string> text = project.read(path, kLargest);
  if (!text || text->find("uses") == text->npos) return false;
  return uses_actions(syntax::read_document(syntax::Format::kYaml, *text));
}

// Dependabot looks into .github/workflows for "/", and takes its path as well.
UpdateNeed actions(const Project& project, const WorkflowUses& known) {
  UpdateNeed need{kActions, "the actions of", {}, {}, {}};
  for (const std::string_view path : project.files()) {
    if (!is_workflow(path)) continue;
    const auto seen = known.find(path);
    if (!(seen != known.end() ? seen->second : reads_as_user(project, path))) continue;
    need.files.emplace_back(path);
    need.names.emplace_back(path.substr(kWorkflows.size() + 1));
    need.folders.push_back({"", std::string(kWorkflows)});
  }
  return need;
}

std::string manifest_in(const std::string& folder) {
  return folder.empty() ? "package.json" : folder + "/package.json";
}

UpdateNeed packages(const Project& project) {
  UpdateNeed need{kNpm, "the packages of", {}, {}, {}};
  const NpmPackages npm = npm_packages(project);
  for (const std::string& folder : npm.folders) {
    const std::string& root = npm.root(folder);
    need.files.push_back(manifest_in(folder));
    need.names.push_back(manifest_in(root));
    need.folders.push_back({folder, root});
  }
  return need;
}

}  // namespace

bool is_workflow(std::string_view path) {
  return path.starts_with(kWorkflows) && path.substr(kWorkflows.size()).starts_with('/') &&
         path.find('/', kWorkflows.size() + 1) == path.npos &&
         (path.ends_with(".yml") || path.ends_with(".yaml"));
}

bool uses_actions(const syntax::Document& workflow) {
  return std::any_of(workflow.entries.begin(), workflow.entries.end(),
                     [](const syntax::Entry& entry) {
                       return entry.path.size() >= 3 && entry.path[0].name == "jobs" &&
                              entry.path.back().name == "uses" && !entry.value.starts_with('.') &&
                              entry.value.find('@') != std::string::npos;
                     });
}

std::string UpdateNeed::shown() const { return std::string(what) + " " + first_names(names); }

bool UpdateNeed::is_updated_by(std::string_view name) const {
  return name == ecosystem || (ecosystem == kNpm && name == "bun");
}

std::vector<UpdateNeed> update_needs(const Project& project, const WorkflowUses& known) {
  std::vector<UpdateNeed> needs;
  for (UpdateNeed& need : std::vector<UpdateNeed>{actions(project, known), packages(project)}) {
    if (!need.files.empty()) needs.push_back(std::move(need));
  }
  return needs;
}

UpdateNeed changed_part(const UpdateNeed& need, const Project& project) {
  UpdateNeed part{need.ecosystem, need.what, {}, {}, {}};
  for (std::size_t i = 0; i < need.files.size(); ++i) {
    if (!project.changed(need.files[i])) continue;
    part.files.push_back(need.files[i]);
    part.names.push_back(need.names[i]);
    part.folders.push_back(need.folders[i]);
  }
  return part;
}

}  // namespace scan::policy

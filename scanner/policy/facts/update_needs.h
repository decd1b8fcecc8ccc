// What in a repository asks for updates: actions of workflows, packages of package.json files.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "policy/project.h"
#include "syntax/entry.h"

namespace scan::policy {

struct UpdateNeed {
  std::string_view ecosystem;      // Dependabot's name: "github-actions", "npm"
  std::string_view what;           // "the actions of", "the packages of"
  std::vector<std::string> files;  // workflows; package.json files
  // Of each file in order, what to call it: a workflow's name, the package.json of its root.
  std::vector<std::string> names;
  // Of each file in order, the folders of which one must be covered: its own, its workspace root's.
  std::vector<std::vector<std::string>> folders;

  // "the actions of ci.yml, release.yml and 4 more": the names, each once.
  std::string shown() const;

  // Does a Dependabot entry of this ecosystem's name update it? Bun's does npm's.
  bool is_updated_by(std::string_view ecosystem) const;
};

bool is_workflow(std::string_view path);

// Does a step or a job of it run what stands in another repository?
bool uses_actions(const syntax::Document& workflow);

// Of workflows that were parsed already, by path: uses_actions.
using WorkflowUses = std::map<std::string, bool, std::less<>>;

// In a fixed order, each with at least one file. Reads package.json files, and the workflows that
// `known` leaves out.
std::vector<UpdateNeed> update_needs(const Project& project, const WorkflowUses& known);

// Those of `need` that the change brings; all of them where files are scanned as they stand.
UpdateNeed changed_part(const UpdateNeed& need, const Project& project);

}  // namespace scan::policy

// The package.json files of a repository whose dependencies somebody has to update, and how
// workspaces bind them together: who updates a root updates its members.
//
// Workspaces: `workspaces` of package.json (docs.npmjs.com/cli/using-npm/workspaces), `packages` of
// pnpm-workspace.yaml and lerna.json.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "policy/project.h"

namespace scan::policy {

struct NpmPackages {
  // Folders whose package.json names dependencies of a registry, sorted; "" is the root. Tests,
  // templates and what was copied from elsewhere are left out.
  std::vector<std::string> folders;
  // Of the folder of a member, that of its root.
  std::map<std::string, std::string> root_of;

  // The folder itself where it is no member.
  const std::string& root(const std::string& folder) const;
};

// Reads at most 5000 of them.
NpmPackages npm_packages(const Project& project);

}  // namespace scan::policy

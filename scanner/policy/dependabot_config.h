// `.github/dependabot.yml`: what Dependabot updates, where and how often
// (docs.github.com/en/code-security/reference/supply-chain-security/dependabot-options-reference).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/project.h"
#include "policy/update_schedule.h"
#include "syntax/entry.h"

namespace scan::policy {

struct DependabotUpdate {
  std::string ecosystem;                 // "npm", "github-actions"
  Span place;                            // of its name
  std::vector<std::string> directories;  // as written: "/", "/packages/*"
  UpdateSchedule schedule;               // its own, or its group's
  std::string off_by;                    // "open-pull-requests-limit: 0"; empty where it is on
  Span off_place;

  // `folder` is relative to the root, "" for the root itself.
  bool covers(std::string_view folder) const;
};

struct DependabotConfig {
  std::string path;
  std::vector<DependabotUpdate> updates;
};

// The only two places where GitHub looks for it.
bool is_dependabot_path(std::string_view path);

DependabotConfig read_dependabot_config(std::string_view path, const syntax::Document& document);

// Nothing where the repository has none.
std::optional<DependabotConfig> dependabot_config(const Project& project);

}  // namespace scan::policy

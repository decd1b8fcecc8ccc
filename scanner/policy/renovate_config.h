// Renovate's configuration: where it stands (docs.renovatebot.com/configuration-options), and what
// in it keeps updates from coming. Presets that it extends from elsewhere are not known.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "policy/project.h"
#include "syntax/entry.h"

namespace scan::policy {

// A file that Renovate reads as a repository's configuration; package.json is none of these.
bool is_renovate_path(std::string_view path);

// The configuration in a file of any such name, or in the "renovate" member of package.json. Key
// paths begin inside it.
syntax::Document renovate_entries(std::string_view path, std::string_view text);

struct RenovateConfig {
  std::string path;
  syntax::Document document;
};

// The one that Renovate takes; nothing where there is none.
std::optional<RenovateConfig> renovate_config(const Project& project);

// Why updates of a manager ("npm", "github-actions") do not come, or too seldom.
struct RenovateGap {
  std::string reason;  // "enabled: false", to stand behind "Renovate has"
  Span place;
};
std::optional<RenovateGap> renovate_gap(const RenovateConfig& config, std::string_view manager);

}  // namespace scan::policy

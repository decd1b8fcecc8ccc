// `.sops.yaml`: which rule sops takes for which file (getsops/sops, config/config.go).
//
// The nearest `.sops.yaml` in the folders above a file counts; in it the first rule whose
// `path_regex` is found anywhere in the path below the configuration's folder, or that has none.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "match/regex.h"
#include "policy/facts/sops_selection.h"
#include "policy/project.h"
#include "syntax/entry.h"

namespace scan::policy {

struct SopsRule {
  std::string path_regex;  // empty: it takes every file
  std::optional<match::Regex> regex;
  std::string regex_error;  // why there is no `regex` for the `path_regex`
  SopsSelection selection;
  std::set<std::string> recipients;  // as in sops_metadata.h
  bool has_recipients = false;       // of any kind
  bool comparable = true;            // all of them are in `recipients`
  Span place;                        // of its first key
  Span regex_place;

  bool is_broken() const { return !regex_error.empty(); }
  // `file` is relative to the configuration's folder.
  bool takes(std::string_view file) const {
    return path_regex.empty() || (regex && regex->finds(file));
  }
};

struct SopsConfig {
  std::string path;    // of the file
  std::string folder;  // its own, "" for the root
  std::vector<SopsRule> rules;

  // Null where sops would refuse. `file` is relative to the repository's root.
  const SopsRule* rule_for(std::string_view file) const;
};

SopsConfig read_sops_config(std::string_view path, const syntax::Document& document);

// All configurations of a repository.
class SopsConfigs {
 public:
  // At most 64 of them are read, and no more after 200 rules.
  static SopsConfigs of(const Project& project);

  bool empty() const { return configs_.empty(); }
  // The one that sops would take for `path`; null where there is none.
  const SopsConfig* config_for(std::string_view path) const;

 private:
  std::vector<SopsConfig> configs_;  // deeper folders first
};

}  // namespace scan::policy

// Which files of a repository ought to be encrypted with sops, and who says so.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "policy/facts/sops_config.h"
#include "policy/project.h"

namespace scan::policy {

enum class SopsPromise {
  kNone,
  kName,    // "host.sops.yaml", "app.enc.json"
  kRule,    // a rule of `.sops.yaml` that is made for secrets
  kNix,     // sops-nix reads it: `sopsFile = ./x.yaml`
  kFolder,  // it lies in secrets/ of a repository that uses sops
  kWide,    // a rule of `.sops.yaml` that takes other files too: only secrets are promised
};

class SopsPromises {
 public:
  // Reads configurations, and nix files where sops-nix is used.
  static SopsPromises of(const Project& project);

  // `rule` is set to the rule of `.sops.yaml` that takes the file, null where none does.
  SopsPromise promise(std::string_view path, const SopsRule*& rule) const;

  const SopsConfigs& configs() const { return configs_; }

 private:
  SopsConfigs configs_;
  std::set<std::string, std::less<>> nix_files_;
  bool used_ = false;
};

// "./x" and "../x" from `folder`, both of the repository; empty where it leads out of it.
std::string resolved_path(std::string_view folder, std::string_view relative);

}  // namespace scan::policy

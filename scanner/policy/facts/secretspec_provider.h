// Where a file says which store SecretSpec reads secrets from: secretspec.toml, devenv.yaml, the
// variable SECRETSPEC_PROVIDER, `--provider`. https://secretspec.dev/concepts/providers/
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "policy/file.h"

namespace scan::policy {

struct ProviderUse {
  std::string spec;  // "keyring", "dotenv:config/.env", "onepassword://work@Vault"
  Span place;        // of the value in the file
  std::string key;   // "providers.team", "SECRETSPEC_PROVIDER", "--provider"
  const Script* script = nullptr;
};

// Aliases that are defined elsewhere are told as they stand.
std::vector<ProviderUse> provider_uses(File& file);

// The path behind `dotenv`, `dotenv:path` and `dotenv://path`, ".env" where there is none. Nothing
// for any other provider.
std::optional<std::string_view> dotenv_path(std::string_view spec);

}  // namespace scan::policy

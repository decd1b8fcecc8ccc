// One line for each file of checks/.
#include "policy/registry.h"

#include <algorithm>
#include <iterator>

#include "policy/checks/age_identity_tracked.h"
#include "policy/checks/config_literal_secret.h"
#include "policy/checks/credential_file_tracked.h"
#include "policy/checks/dependabot_automerge.h"
#include "policy/checks/dependabot_coverage.h"
#include "policy/checks/doc_literal_secret.h"
#include "policy/checks/dotenv_tracked.h"
#include "policy/checks/gha_hardcoded_secret.h"
#include "policy/checks/gha_secret_in_run.h"
#include "policy/checks/gha_unpinned_uses.h"
#include "policy/checks/gitignore_ineffective.h"
#include "policy/checks/op_bootstrap_token.h"
#include "policy/checks/op_env_literal.h"
#include "policy/checks/op_reference_invalid.h"
#include "policy/checks/release_insecure_flag.h"
#include "policy/checks/secret_reused.h"
#include "policy/checks/secretspec_default_secret.h"
#include "policy/checks/secretspec_provider_insecure.h"
#include "policy/checks/sops_config_gap.h"
#include "policy/checks/sops_partial_plaintext.h"
#include "policy/checks/sops_plaintext_file.h"
#include "policy/checks/wrangler_cli_literal.h"
#include "policy/checks/wrangler_config_secret.h"
#include "policy/checks/wrangler_vars_secret.h"

namespace scan::policy {
namespace {

struct Named {
  std::string_view name;
  MakeCheck make;
};

// In order of name.
constexpr Named kChecks[] = {
    {"age-identity-tracked", make_age_identity_tracked},
    {"config-literal-secret", make_config_literal_secret},
    {"credential-file-tracked", make_credential_file_tracked},
    {"dependabot-automerge", make_dependabot_automerge},
    {"dependabot-coverage", make_dependabot_coverage},
    {"doc-literal-secret", make_doc_literal_secret},
    {"dotenv-tracked", make_dotenv_tracked},
    {"gha-hardcoded-secret", make_gha_hardcoded_secret},
    {"gha-secret-in-run", make_gha_secret_in_run},
    {"gha-unpinned-uses", make_gha_unpinned_uses},
    {"gitignore-ineffective", make_gitignore_ineffective},
    {"op-bootstrap-token", make_op_bootstrap_token},
    {"op-env-literal", make_op_env_literal},
    {"op-reference-invalid", make_op_reference_invalid},
    {"release-insecure-flag", make_release_insecure_flag},
    {"secret-reused", make_secret_reused},
    {"secretspec-default-secret", make_secretspec_default_secret},
    {"secretspec-provider-insecure", make_secretspec_provider_insecure},
    {"sops-config-gap", make_sops_config_gap},
    {"sops-partial-plaintext", make_sops_partial_plaintext},
    {"sops-plaintext-file", make_sops_plaintext_file},
    {"wrangler-cli-literal", make_wrangler_cli_literal},
    {"wrangler-config-secret", make_wrangler_config_secret},
    {"wrangler-vars-secret", make_wrangler_vars_secret},
};

}  // namespace

MakeCheck find_check(std::string_view name) {
  const auto* found = std::find_if(std::begin(kChecks), std::end(kChecks),
                                   [&](const Named& each) { return each.name == name; });
  return found == std::end(kChecks) ? nullptr : found->make;
}

}  // namespace scan::policy

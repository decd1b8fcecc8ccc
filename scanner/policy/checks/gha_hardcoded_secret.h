// Secrets written into workflows instead of the repository's secrets.
// https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_gha_hardcoded_secret(const CheckContext& context);

}  // namespace scan::policy

// Code of others that a workflow runs under a name that can come to mean other code.
// https://docs.github.com/en/actions/reference/security/secure-use
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_gha_unpinned_uses(const CheckContext& context);

}  // namespace scan::policy

// The one secret that opens all others, 1Password's own token, written into a file.
// https://developer.1password.com/docs/service-accounts/use-with-1password-cli/
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_op_bootstrap_token(const CheckContext& context);

}  // namespace scan::policy

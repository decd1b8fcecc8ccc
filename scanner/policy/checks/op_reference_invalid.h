// 1Password references that cannot be read: malformed, or of a vault that no service account sees.
// https://developer.1password.com/docs/cli/secret-reference-syntax/
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_op_reference_invalid(const CheckContext& context);

}  // namespace scan::policy

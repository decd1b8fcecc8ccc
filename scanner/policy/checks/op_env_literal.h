// Secrets that stand where 1Password references should: pasted between them in a file that
// `op run` or `op inject` reads, or kept a second time in another file under the same name.
// https://developer.1password.com/docs/cli/secret-references/
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_op_env_literal(const CheckContext& context);

}  // namespace scan::policy

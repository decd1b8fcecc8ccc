// The check of the rule `sops-partial-plaintext`.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_sops_partial_plaintext(const CheckContext& context);

}  // namespace scan::policy

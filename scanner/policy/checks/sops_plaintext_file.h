// The check of the rule `sops-plaintext-file`.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_sops_plaintext_file(const CheckContext& context);

}  // namespace scan::policy

// The check of the rule `sops-config-gap`.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_sops_config_gap(const CheckContext& context);

}  // namespace scan::policy

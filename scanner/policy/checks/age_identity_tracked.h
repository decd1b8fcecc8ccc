// The check of the rule `age-identity-tracked`.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_age_identity_tracked(const CheckContext& context);

}  // namespace scan::policy

// The check of the rule `dependabot-coverage`.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_dependabot_coverage(const CheckContext& context);

}  // namespace scan::policy

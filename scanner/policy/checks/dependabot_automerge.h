// The check of the rule `dependabot-automerge`.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_dependabot_automerge(const CheckContext& context);

}  // namespace scan::policy

// The named checks: what a rule's `check = "name"` may name.
#pragma once

#include <string_view>

#include "policy/check.h"

namespace scan::policy {

// Null where no check has this name. A check is mostly named like its rule.
MakeCheck find_check(std::string_view name);

}  // namespace scan::policy

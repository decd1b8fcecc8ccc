// The check of the rule `gitignore-ineffective`.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_gitignore_ineffective(const CheckContext& context);

}  // namespace scan::policy

// The check of the rule `dotenv-tracked`.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_dotenv_tracked(const CheckContext& context);

}  // namespace scan::policy

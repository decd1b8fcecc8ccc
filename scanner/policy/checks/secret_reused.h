// One secret for several purposes, environments or users.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_secret_reused(const CheckContext& context);

}  // namespace scan::policy

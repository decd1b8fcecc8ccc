// Flags that switch transport security off, in what is handed to users.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_release_insecure_flag(const CheckContext& context);

}  // namespace scan::policy

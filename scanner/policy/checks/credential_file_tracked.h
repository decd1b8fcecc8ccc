// The check of the rule `credential-file-tracked`.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

std::unique_ptr<Check> make_credential_file_tracked(const CheckContext& context);

}  // namespace scan::policy

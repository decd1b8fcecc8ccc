// A rule's conditions on configuration entries, and on the file as a whole, as checks.
#pragma once

#include <memory>

#include "policy/check.h"

namespace scan::policy {

// REQUIRES: the rule's key patterns are sound.
std::unique_ptr<Check> make_entry_check(const CheckContext& context);

std::unique_ptr<Check> make_file_check(const CheckContext& context);

}  // namespace scan::policy

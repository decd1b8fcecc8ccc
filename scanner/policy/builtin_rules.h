// The policy rules that tools/embed_policy wrote into the program.
#pragma once

#include <span>

#include "policy/rule.h"

namespace scan::policy {

std::span<const Rule> builtin_rules();

}  // namespace scan::policy

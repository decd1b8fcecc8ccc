// `scan rules explain ID` of a policy rule: why, where, what to do, examples, how to switch it off.
#pragma once

#include <string>

#include "policy/rule.h"

namespace scan::cli {

std::string policy_explanation(const policy::Rule& rule);

}  // namespace scan::cli

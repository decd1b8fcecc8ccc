// Names in a message, the first few of them: "a, b, c and 7 more".
#pragma once

#include <string>
#include <vector>

namespace scan::policy {

// Each once, in the order given.
std::string first_names(const std::vector<std::string>& names);

}  // namespace scan::policy

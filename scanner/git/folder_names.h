// The names in one of git's own folders.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace scan::git {

// Sorted by bytes, without `.` and `..`; whatever stands under a name. Nothing where there is no
// such folder; an Error where it cannot be read.
Result<std::optional<std::vector<std::string>>> folder_names(const std::string& path);

}  // namespace scan::git

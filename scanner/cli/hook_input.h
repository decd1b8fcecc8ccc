// What git gives a hook on standard input.
#pragma once

#include <string>

#include "base/result.h"

namespace scan::cli {

// All of it. An Error where it cannot be read, or is larger than a push of any repository makes it.
Result<std::string> read_hook_input(int fd);

}  // namespace scan::cli

// Starts libgit2 once. Entry point: start_library.
#pragma once

#include "base/result.h"

namespace scan::git {

// Safe to call from any thread, any number of times. libgit2 is never shut down: the process ends
// soon.
Status start_library();

}  // namespace scan::git

// Starts libgit2 once. Entry point: start_library.
#pragma once

#include "base/result.h"

namespace scan::git {

// Safe to call from any thread, any number of times. libgit2 is never shut down: the process ends
// soon, and objects may outlive any scope.
Status start_library();

// "what: the library's last message on this thread".
Error library_error(const char* what);

}  // namespace scan::git

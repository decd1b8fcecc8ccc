// Reads references in files form (gitrepository-layout(5)): loose files, then packed-refs.
// Entry points: head, resolve_ref.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/object_id.h"
#include "base/result.h"
#include "git/repository.h"

namespace scan::git {

// What HEAD stands for; nothing on a branch without a commit. Errors: HEAD is missing or
// garbled, or symbolic references lead to one another.
Result<std::optional<ObjectId>> head(const Repository& repository);

// The same for any full name ("refs/heads/main", "MERGE_HEAD"): nothing where there is no such
// reference. A name that git would refuse (`..`, control characters, …) is an Error.
Result<std::optional<ObjectId>> resolve_ref(const Repository& repository, std::string_view name);

}  // namespace scan::git

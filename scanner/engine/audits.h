// The repositories that `scan --history` was given, one audit after the other.
#pragma once

#include <atomic>
#include <optional>
#include <string>

#include "engine/collector.h"
#include "engine/run.h"
#include "git/repository.h"

namespace scan::engine {

// The repository that `path` of the plan means; nothing where there is none.
Result<std::optional<git::Repository>> audited_repository(const Plan& plan,
                                                          const std::string& path);

struct ScanState;

// An Error where a path is no repository, or its settings are wrong.
Status audit_repositories(ScanState& scan);

}  // namespace scan::engine

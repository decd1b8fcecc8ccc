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

// An Error where a path is no repository.
Status audit_repositories(const Plan& plan, const tokens::RuleSet& rules,
                          const tokens::Scanner& scanner, Collector& collector, Progress& progress,
                          const std::atomic<bool>& stop, history::GatherStats& stats);

}  // namespace scan::engine

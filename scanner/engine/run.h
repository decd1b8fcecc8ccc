// The spine of the program: a plan in, an outcome out.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/blob_scanner.h"
#include "engine/collector.h"
#include "finding/outcome.h"
#include "git/environment.h"
#include "tokens/rule_set.h"

namespace scan::engine {

enum class SourceKind { kPaths, kStaged, kStdin };

struct Plan {
  SourceKind source = SourceKind::kPaths;
  std::vector<std::string> paths;  // of kPaths, as typed
  std::string stdin_path;          // of kStdin: what it is called
  git::Environment environment;
  std::string excludes_file;  // the user's own ignore file; empty: none
  std::vector<const tokens::TokenRule*> disabled;
  JudgeOptions judge;
  std::int64_t now = 0;  // seconds since 1970
  std::size_t jobs = 1;
};

struct RunStats {
  tokens::ScanStats tokens;
  double open_seconds = 0;  // until the source is opened
  double scan_seconds = 0;
};

// Scans what the plan names. An Error is one of usage: a path that does not exist, no repository
// where one is needed. What could not be read is in the outcome's problems. `rules` outlives the
// outcome. `progress` and `stop` may be touched by other threads and signal handlers meanwhile.
Result<Outcome> run(const Plan& plan, const tokens::RuleSet& rules, Progress& progress,
                    const std::atomic<bool>& stop, RunStats& stats);

}  // namespace scan::engine

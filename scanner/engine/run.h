// The spine of the program: a plan in, an outcome out.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/blob_scanner.h"
#include "engine/collector.h"
#include "engine/range_tips.h"
#include "finding/outcome.h"
#include "git/environment.h"
#include "history/gather.h"
#include "policy/rule_set.h"
#include "policy/scanner.h"
#include "tokens/rule_set.h"

namespace scan::engine {

// All rules that a scan may use. Outlives the findings it leads to.
struct Rules {
  tokens::RuleSet tokens;
  policy::RuleSet policy;
};

enum class SourceKind { kPaths, kStaged, kStdin, kHistory, kRange };

struct Plan {
  SourceKind source = SourceKind::kPaths;
  std::vector<std::string> paths;  // of kPaths and kHistory (repositories), as typed
  std::string stdin_path;          // of kStdin: what it is called
  RangePlan range;                 // of kRange
  git::Environment environment;
  std::string excludes_file;  // the user's own ignore file; empty: none
  std::vector<const tokens::TokenRule*> disabled;
  std::vector<const policy::Rule*> disabled_policy;
  JudgeOptions judge;
  bool trust_config = false;  // of kHistory: obey what another repository says of its own secrets
  std::string cache_folder;   // of kHistory; empty: keep nothing between audits
  std::string version;        // of the program: part of what a cached result depends on
  bool measure = false;       // fill all of RunStats
  std::int64_t now = 0;       // seconds since 1970
  std::size_t jobs = 1;
};

struct RunStats {
  tokens::ScanStats tokens;
  policy::ScanStats policy;
  double open_seconds = 0;  // until the source is opened
  double scan_seconds = 0;
  std::optional<history::GatherStats> history;  // of kHistory
};

// Scans what the plan names. An Error is one of usage: a path that does not exist, no repository
// where one is needed, a mistake in its settings. What could not be read is in the outcome's
// problems. `rules` outlives the outcome. `progress` and `stop` may be touched by other threads and
// signal handlers meanwhile.
Result<Outcome> run(const Plan& plan, const Rules& rules, Progress& progress,
                    const std::atomic<bool>& stop, RunStats& stats);

}  // namespace scan::engine

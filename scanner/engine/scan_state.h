// What one scan is made of, shared by the functions that scan one kind of source.
#pragma once

#include <atomic>
#include <memory>

#include "base/progress.h"
#include "engine/blob_scanner.h"
#include "engine/collector.h"
#include "engine/policy_run.h"
#include "engine/run.h"
#include "tokens/scanner.h"

namespace scan::engine {

struct ScanState {
  const Plan& plan;
  const Rules& rules;
  tokens::Scanner& tokens;
  BlobScanner& blobs;
  Collector& collector;
  Progress& progress;
  const std::atomic<bool>& stop;
  RunStats& stats;
  std::unique_ptr<PolicyRun> policy = {};

  // Reads the settings that `trusted` holds and asks the policy rules from now on; called once,
  // before the first blob. An Error is a mistake in the settings, with file:line.
  Status begin_policy(std::unique_ptr<policy::Project> project, const policy::Project& trusted,
                      const PolicyScope& scope);

  // After the last blob. `project_too`: what is about the project as a whole was in scope.
  void finish_policy(bool project_too);
};

}  // namespace scan::engine

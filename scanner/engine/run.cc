// source → tokens → suppress → list.
#include "engine/run.h"

#include <unistd.h>

#include <chrono>

#include "base/worker_pool.h"
#include "engine/audits.h"
#include "engine/range_scan.h"
#include "engine/work_trees.h"
#include "git/repository.h"
#include "source/file_reader.h"
#include "source/paths.h"
#include "source/staged.h"
#include "source/walk.h"

namespace scan::engine {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

ReadLimits limits_for(const tokens::RuleSet& rules) {
  ReadLimits limits;
  limits.context = rules.context_bytes();
  return limits;
}

Status scan_paths(const Plan& plan, const tokens::RuleSet& rules, Collector& collector) {
  WorkerPool pool(plan.jobs);
  WorkTrees work_trees(plan.environment, plan.excludes_file);
  Walk walk(pool, collector, work_trees, limits_for(rules));
  const Status added = add_paths(walk, work_trees, plan.paths);
  if (!added) return added;
  pool.run();
  return {};
}

Status scan_staged(const Plan& plan, Collector& collector) {
  const auto repository = git::discover(".", plan.environment);
  if (!repository) {
    collector.problem(0, {"repository", repository.error().message});
    return {};
  }
  if (!*repository) return Error{"--staged: not a git repository: " + plan.environment.cwd};
  if ((*repository)->work_tree.empty()) {
    return Error{"--staged: a bare repository has no staged change: " + (*repository)->git_dir};
  }
  const auto source = StagedSource::open(**repository);
  if (!source) {
    collector.problem(0, {"staged change", source.error().message});
    return {};
  }
  WorkerPool pool(plan.jobs);
  source->add_to(pool, collector);
  pool.run();
  return {};
}

Status scan_stdin(const Plan& plan, const tokens::RuleSet& rules, Collector& collector) {
  FileReader reader(limits_for(rules));
  reader.deliver_stream(STDIN_FILENO, plan.stdin_path, collector, 0);
  return {};
}

struct Running {
  const Plan& plan;
  const tokens::RuleSet& rules;
  const tokens::Scanner& tokens;
  Collector& collector;
  Progress& progress;
  const std::atomic<bool>& stop;
  RunStats& stats;
  RangeScan range;
};

Status scan_range(Running& run) {
  auto done = scan_range(run.plan.range, run.plan.environment, run.plan.jobs, run.collector);
  if (!done) return done.error();
  run.range = *std::move(done);
  return {};
}

Status scan_source(Running& run) {
  auto& [plan, rules, tokens, collector, progress, stop, stats, range] = run;
  switch (plan.source) {
    case SourceKind::kPaths:
      return scan_paths(plan, rules, collector);
    case SourceKind::kStaged:
      return scan_staged(plan, collector);
    case SourceKind::kStdin:
      return scan_stdin(plan, rules, collector);
    case SourceKind::kHistory:
      return audit_repositories(plan, rules, tokens, collector, progress, stop,
                                stats.history.emplace());
    case SourceKind::kRange:
      return scan_range(run);
  }
  return {};
}

std::vector<std::string> scopes_of(const Plan& plan) {
  switch (plan.source) {
    case SourceKind::kPaths:
      return plan.paths;
    case SourceKind::kStaged:
      return {"staged change"};
    case SourceKind::kStdin:
      return {plan.stdin_path};
    case SourceKind::kHistory: {
      std::vector<std::string> scopes;
      for (const std::string& path : plan.paths) scopes.push_back("history of " + path);
      return scopes;
    }
    case SourceKind::kRange:
      return {scope_of(plan.range)};
  }
  return {};
}

}  // namespace

Result<Outcome> run(const Plan& plan, const tokens::RuleSet& rules, Progress& progress,
                    const std::atomic<bool>& stop, RunStats& stats) {
  const auto begin = Clock::now();
  tokens::Scanner tokens(rules, plan.now);
  for (const tokens::TokenRule* rule : plan.disabled) tokens.disable(*rule);
  const BlobScanner blobs(rules, tokens, plan.judge);
  Collector collector(blobs, tokens, plan.jobs, progress, stop);
  stats.open_seconds = seconds_since(begin);

  Running running{plan, rules, tokens, collector, progress, stop, stats, {}};
  const Status scanned = scan_source(running);
  if (!scanned) return scanned.error();
  stats.tokens = collector.stats();
  if (stats.history) stats.tokens.add(stats.history->tokens);
  const bool audited = plan.source == SourceKind::kHistory;
  Outcome outcome = collector.finish(audited ? AuditTime(plan.now) : AuditTime());
  outcome.scopes = scopes_of(plan);
  outcome.coverage.commits += running.range.commits;
  std::vector<std::string>& notices = outcome.notices;
  notices.insert(notices.begin(), running.range.notices.begin(), running.range.notices.end());
  outcome.seconds = seconds_since(begin);
  stats.scan_seconds = outcome.seconds - stats.open_seconds;
  return outcome;
}

}  // namespace scan::engine

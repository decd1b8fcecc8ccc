// source → tokens → policy → suppress → list.
#include "engine/run.h"

#include <unistd.h>

#include <chrono>

#include "base/worker_pool.h"
#include "engine/audits.h"
#include "engine/named_paths.h"
#include "engine/range_scan.h"
#include "engine/removed_secrets.h"
#include "engine/scan_state.h"
#include "engine/stored_project.h"
#include "engine/work_tree_project.h"
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

// The work tree that a path lies in.
std::optional<git::Repository> work_tree_of(const Plan& plan, const std::string& path) {
  auto repository = git::discover(folder_of(path), plan.environment);
  if (!repository || !*repository || (*repository)->work_tree.empty()) return std::nullopt;
  return std::move(**repository);
}

// The project of policy rules is the work tree of the first path, whose root the paths of a report
// begin at.
void tell_other_projects(ScanState& scan, const std::optional<git::Repository>& first) {
  const std::vector<std::string>& paths = scan.plan.paths;
  const std::string root = first ? first->work_tree : "";
  Gathered told;
  for (auto path = paths.begin() + 1; path != paths.end(); ++path) {
    const auto other = work_tree_of(scan.plan, *path);
    if (!other || other->work_tree == root) continue;
    told.notices.push_back(*path + " is in another repository than " + paths.front() +
                           ": rules about what git keeps or ignores do not look at it; scan it by "
                           "itself");
  }
  scan.collector.add(0, std::move(told));
}

Status begin_paths(ScanState& scan, const std::optional<git::Repository>& repository) {
  std::unique_ptr<policy::Project> project;
  if (repository) {
    project = std::make_unique<WorkTreeProject>(*repository);
  } else {
    project = std::make_unique<NoProject>();
  }
  const policy::Project& trusted = *project;
  const bool all_tracked = scan.plan.source == SourceKind::kStdin;
  return scan.begin_policy(std::move(project), trusted, {policy::Mode::kWorkTree, all_tracked});
}

Status scan_paths(ScanState& scan) {
  const std::optional<git::Repository> repository =
      work_tree_of(scan.plan, scan.plan.paths.front());
  if (Status begun = begin_paths(scan, repository); !begun) return begun;
  WorkerPool pool(scan.plan.jobs);
  WorkTrees work_trees(scan.plan.environment, scan.plan.excludes_file);
  Walk walk(pool, scan.collector, work_trees, limits_for(scan.rules.tokens));
  const Status added = add_paths(walk, work_trees, scan.plan.paths);
  if (!added) return added;
  pool.run();
  tell_other_projects(scan, repository);
  scan.finish_policy(repository && names_root(scan.plan.paths, repository->work_tree));
  return {};
}

Status scan_staged(ScanState& scan) {
  const Plan& plan = scan.plan;
  const auto repository = git::discover(".", plan.environment);
  if (!repository) {
    scan.collector.problem(0, {"repository", repository.error().message});
    return {};
  }
  if (!*repository) return Error{"--staged: not a git repository: " + plan.environment.cwd};
  if ((*repository)->work_tree.empty()) {
    return Error{"--staged: a bare repository has no staged change: " + (*repository)->git_dir};
  }
  const auto source = StagedSource::open(**repository);
  if (!source) {
    scan.collector.problem(0, {"staged change", source.error().message});
    return {};
  }
  auto project = std::make_unique<IndexProject>(**repository, source->store(), source->index(),
                                                &source->changed_paths());
  const policy::Project& trusted = *project;
  if (Status begun = scan.begin_policy(std::move(project), trusted, {policy::Mode::kStaged});
      !begun) {
    return begun;
  }
  WorkerPool pool(plan.jobs);
  RemovedSecrets removed(scan, *source, **repository, pool.workers());
  source->add_to(pool, removed);
  removed.add_to(pool);
  pool.run();
  removed.tell();
  scan.finish_policy(true);
  return {};
}

Status scan_stdin(ScanState& scan) {
  if (Status begun = begin_paths(scan, std::nullopt); !begun) return begun;
  FileReader reader(limits_for(scan.rules.tokens));
  reader.deliver_stream(STDIN_FILENO, scan.plan.stdin_path, scan.collector, 0);
  scan.finish_policy(false);
  return {};
}

Status scan_source(ScanState& scan, RangeScan& range) {
  switch (scan.plan.source) {
    case SourceKind::kPaths:
      return scan_paths(scan);
    case SourceKind::kStaged:
      return scan_staged(scan);
    case SourceKind::kStdin:
      return scan_stdin(scan);
    case SourceKind::kHistory:
      return audit_repositories(scan);
    case SourceKind::kRange: {
      auto done = scan_range(scan);
      if (!done) return done.error();
      range = std::move(*done);
      return {};
    }
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

Result<Outcome> run(const Plan& plan, const Rules& rules, Progress& progress,
                    const std::atomic<bool>& stop, RunStats& stats) {
  const auto begin = Clock::now();
  tokens::Scanner tokens(rules.tokens, plan.now);
  for (const tokens::TokenRule* rule : plan.disabled) tokens.disable(*rule);
  const KnownRuleIds ids(rules.tokens, rules.policy);
  BlobScanner blobs(ids, tokens, plan.judge);
  Collector collector(blobs, tokens, plan.jobs, progress, stop);
  stats.open_seconds = seconds_since(begin);

  ScanState scan{plan, rules, tokens, blobs, collector, progress, stop, stats};
  RangeScan range;
  const Status scanned = scan_source(scan, range);
  if (!scanned) return scanned.error();
  stats.tokens = collector.stats();
  if (stats.history) stats.tokens.add(stats.history->tokens);
  const bool audited = plan.source == SourceKind::kHistory;
  Outcome outcome = collector.finish(audited ? AuditTime(plan.now) : AuditTime());
  outcome.scopes = scopes_of(plan);
  outcome.coverage.commits += range.commits;
  std::vector<std::string>& notices = outcome.notices;
  notices.insert(notices.begin(), range.notices.begin(), range.notices.end());
  outcome.seconds = seconds_since(begin);
  stats.scan_seconds = outcome.seconds - stats.open_seconds;
  return outcome;
}

}  // namespace scan::engine

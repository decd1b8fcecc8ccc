// Each path to its repository, each repository to its audit.
#include "engine/audits.h"

#include <optional>
#include <string>
#include <vector>

#include "engine/audit.h"
#include "engine/scan_state.h"
#include "git/repository.h"
#include "history/cache.h"
#include "history/rules_digest.h"

namespace scan::engine {
namespace {

// The variables of a hook name the repository it runs in, not those that are typed.
git::Environment for_named(const git::Environment& environment) {
  git::Environment out;
  out.cwd = environment.cwd;
  out.ceiling_directories = environment.ceiling_directories;
  out.across_filesystems = environment.across_filesystems;
  return out;
}

bool is_same(const git::Repository& one, const std::optional<git::Repository>& other) {
  return other && one.common_dir == other->common_dir;
}

std::optional<git::Repository> repository_here(const git::Environment& environment) {
  auto here = git::discover(".", environment);
  if (!here || !*here) return std::nullopt;
  return std::move(**here);
}

Sha256 digest_of(const Plan& plan, const tokens::RuleSet& rules) {
  std::vector<std::string_view> off;
  for (const tokens::TokenRule* rule : plan.disabled) off.push_back(rule->info.id);
  return history::rules_digest(rules, off, plan.version);
}

}  // namespace

Result<std::optional<git::Repository>> audited_repository(const Plan& plan,
                                                          const std::string& path) {
  const bool typed = !(plan.paths.size() == 1 && plan.paths[0] == ".");
  return git::discover(path, typed ? for_named(plan.environment) : plan.environment);
}

Status audit_repositories(ScanState& scan) {
  const Plan& plan = scan.plan;
  const auto here = repository_here(plan.environment);
  history::GatherStats& stats = scan.stats.history.emplace();
  std::optional<history::Cache> cache;
  if (!plan.cache_folder.empty()) cache = history::Cache::open(plan.cache_folder);
  const Sha256 digest = cache ? digest_of(plan, scan.rules.tokens) : Sha256{};
  const KnownRuleIds ids(scan.rules.tokens, scan.rules.policy);

  for (const std::string& path : plan.paths) {
    const auto repository = audited_repository(plan, path);
    if (!repository) {
      scan.collector.problem(0, {path, repository.error().message});
      continue;
    }
    if (!*repository) return Error{"--history: not a git repository: " + path};
    JudgeOptions judge = plan.judge;
    judge.obey_allow = plan.trust_config || is_same(**repository, here);
    const BlobScanner blobs(ids, scan.tokens, judge);
    Audit one{**repository, plan.paths.size() > 1 ? path + "/" : "", judge.obey_allow, {}};
    one.gather = {plan.jobs, plan.measure, cache ? &*cache : nullptr, digest};
    const Status done =
        audit(one, scan.tokens, blobs, scan.collector, scan.progress, scan.stop, stats);
    if (!done) scan.collector.problem(0, {path, done.error().message});
  }
  return {};
}

}  // namespace scan::engine

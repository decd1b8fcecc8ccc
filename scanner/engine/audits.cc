// Each path to its repository, each repository to its audit.
#include "engine/audits.h"

#include <optional>
#include <string>
#include <vector>

#include "config/settings.h"
#include "engine/audit.h"
#include "engine/policy_run.h"
#include "engine/policy_versions.h"
#include "engine/scan_state.h"
#include "engine/stored_project.h"
#include "engine/work_tree_project.h"
#include "git/object_store.h"
#include "git/refs.h"
#include "git/repository.h"
#include "history/cache.h"
#include "history/rules_digest.h"

namespace scan::engine {
namespace {

constexpr std::size_t kMostSettingsBytes = std::size_t{1} << 20;

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

Sha256 digest_of(const Plan& plan, const tokens::RuleSet& rules,
                 const std::vector<const tokens::TokenRule*>& off_here) {
  std::vector<std::string_view> off;
  for (const tokens::TokenRule* rule : plan.disabled) off.push_back(rule->info.id);
  for (const tokens::TokenRule* rule : off_here) off.push_back(rule->info.id);
  return history::rules_digest(rules, off, plan.version);
}

// What an audit needs of a repository beside the repository itself.
struct Side {
  std::unique_ptr<policy::Project> project;  // the tip of the default branch
  config::Settings settings;
  std::string settings_text;
};

// Settings are those of the repository that the user is in, as it stands; of another only with
// --trust-config.
Result<Side> side_of(const ScanState& scan, const git::Repository& repository, bool trusted) {
  Side side;
  const auto store = git::ObjectStore::open(repository);
  if (!store) return store.error();
  const auto head = git::head(repository);
  const std::optional<ObjectId> tip = head ? *head : std::nullopt;
  side.project = std::make_unique<CommitProject>(repository, *store, tip, nullptr);
  if (!trusted) return side;
  const WorkTreeProject as_it_stands(repository);
  const policy::Project& from = repository.work_tree.empty()
                                    ? *side.project
                                    : static_cast<const policy::Project&>(as_it_stands);
  const auto text = from.read(config::kSettingsFile, kMostSettingsBytes);
  if (!text) return side;
  auto settings =
      config::read_settings(*text, config::kSettingsFile, scan.rules.tokens, scan.rules.policy);
  if (!settings) return settings.error();
  side.settings = std::move(*settings);
  side.settings_text = *text;
  return side;
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
    auto side = side_of(scan, **repository, judge.obey_allow);
    if (!side) return side.error();
    const Sha256 digest =
        cache ? digest_of(plan, scan.rules.tokens, side->settings.tokens_off) : Sha256{};
    // A rule that is switched off here may not be in the next repository.
    tokens::Scanner tokens(scan.rules.tokens, plan.now);
    for (const tokens::TokenRule* rule : plan.disabled) tokens.disable(*rule);
    for (const tokens::TokenRule* rule : side->settings.tokens_off) tokens.disable(*rule);
    BlobScanner blobs(ids, tokens, judge);
    blobs.set_severities(std::move(side->settings.token_severity));
    PolicyRun policy({scan.rules.policy, plan.disabled_policy}, std::move(side->settings.policy),
                     std::move(side->project), PolicyScope{policy::Mode::kHistory});
    blobs.ask(policy.judge());
    JudgeOptions as_it_stands = judge;  // policy rules do not see what is encoded
    as_it_stands.decode = false;
    BlobScanner for_policy(ids, tokens, as_it_stands);
    for_policy.ask(policy.judge());
    PolicyVersions versions(scan.rules.policy, policy.scanner(), for_policy, scan.collector,
                            cache ? &*cache : nullptr, side->settings_text);
    Audit one{**repository, plan.paths.size() > 1 ? path + "/" : "", judge.obey_allow, {}};
    one.gather = {plan.jobs, plan.measure, cache ? &*cache : nullptr, digest, &versions};
    const Status done = audit(one, tokens, blobs, scan.collector, scan.progress, scan.stop, stats);
    if (!done) scan.collector.problem(0, {path, done.error().message});
    scan.stats.policy = policy.stats();
  }
  return {};
}

}  // namespace scan::engine

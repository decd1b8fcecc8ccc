// Settings first, since they switch rules off.
#include "engine/scan_state.h"

#include <utility>

#include "config/settings.h"

namespace scan::engine {
namespace {

constexpr std::size_t kMostSettingsBytes = std::size_t{1} << 20;

}  // namespace

Status ScanState::begin_policy(std::unique_ptr<policy::Project> project,
                               const policy::Project& trusted, const PolicyScope& scope) {
  config::Settings settings;
  if (const auto text = trusted.read(config::kSettingsFile, kMostSettingsBytes)) {
    auto read = config::read_settings(*text, config::kSettingsFile, rules.tokens, rules.policy);
    if (!read) return read.error();
    settings = std::move(*read);
  }
  for (const tokens::TokenRule* rule : settings.tokens_off) tokens.disable(*rule);
  blobs.set_severities(std::move(settings.token_severity));
  policy = std::make_unique<PolicyRun>(PolicyPlan{rules.policy, plan.disabled_policy},
                                       std::move(settings.policy), std::move(project), scope);
  blobs.ask(policy->judge());
  blobs.look_beside(policy->project());
  return {};
}

void ScanState::finish_policy(bool project_too) {
  if (policy == nullptr) return;
  if (project_too && !stop.load(std::memory_order_relaxed)) policy->finish(blobs, collector);
  stats.policy = policy->stats();
}

}  // namespace scan::engine

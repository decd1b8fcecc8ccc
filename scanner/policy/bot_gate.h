// Which parts of a workflow run for the pull requests of an update bot (Dependabot, Renovate): by a
// condition on the author, the branch or a label, or because they read Dependabot's metadata
// (github.com/dependabot/fetch-metadata, which fails for anybody else's).
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "policy/github_jobs.h"

namespace scan::policy {

// "dependabot[bot]", "app/renovate", "dependabot/npm_and_yarn", the label "dependencies".
bool names_update_bot(std::string_view text);

// Does an `if:` ask for a bot? One that it shuts out, by `!=` or `!`, is not asked for.
bool asks_for_update_bot(std::string_view condition);

class BotGates {
 public:
  // `workflow` outlives this.
  explicit BotGates(const GithubWorkflow& workflow);

  bool on_job(const GithubJob& job) const;
  // By its own condition or its job's.
  bool on_step(const GithubJob& job, const GithubStep& step) const;

 private:
  bool by_needs(const GithubJob& job) const;

  bool on_all_ = false;
  std::set<std::string_view> jobs_;  // names
};

}  // namespace scan::policy

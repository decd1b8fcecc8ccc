// What merges or approves a pull request: commands of gh (cli.github.com/manual/gh_pr_merge),
// calls of GitHub's API, actions made for it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "syntax/shell.h"

namespace scan::policy {

// "gh pr merge", "gh pr review --approve"; empty where the command does neither. `git merge` and
// `gh pr merge --disable-auto` do not.
std::string merge_command(const syntax::ShellCommand& command);

// The call in a script of actions/github-script; empty where there is none.
std::string_view merge_call(std::string_view script);

enum class MergeAction : std::uint8_t {
  kNone,
  kAny,      // merges or approves what it is run for
  kUpdates,  // does it for updates of dependencies, whatever the workflow asks
};

// `uses` of a step or a job: an action or a reusable workflow. Known by name, and by what it calls
// itself.
MergeAction merge_action(std::string_view uses);

}  // namespace scan::policy

// Entry points: merge_command, merge_call, merge_action.
#include "policy/merge_act.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "judge/name_words.h"

namespace scan::policy {
namespace {

using Words = std::vector<std::string_view>;

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

bool any_holds(const Words& words, std::string_view part) {
  return std::any_of(words.begin(), words.end(), [&](auto word) { return holds(word, part); });
}

bool has(const Words& words, std::string_view wanted) {
  return std::find(words.begin(), words.end(), wanted) != words.end();
}

// The words behind the program's name.
Words arguments(const syntax::ShellCommand& command, const syntax::ShellProgram& program) {
  Words out;
  for (std::size_t i = program.first + 1; i < command.words.size(); ++i) {
    out.push_back(command.words[i].text);
  }
  return out;
}

// "pr merge" of `gh -R acme/app pr --repo x merge 12`.
std::string subcommand(const Words& words) {
  std::string out;
  int found = 0;
  for (std::size_t i = 0; i < words.size() && found < 2; ++i) {
    if (words[i] == "-R" || words[i] == "--repo") {
      ++i;
    } else if (!words[i].starts_with('-')) {
      out += (found++ == 0 ? "" : " ") + std::string(words[i]);
    }
  }
  return out;
}

// `-a`, alone or among other short options: `-ab "fine"`.
bool has_short(const Words& words, char option) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return word.size() > 1 && word[0] == '-' && word[1] == option;
  });
}

bool is_api_merge(const Words& words) {
  return any_holds(words, "enablePullRequestAutoMerge") || any_holds(words, "mergePullRequest") ||
         std::any_of(words.begin(), words.end(), [](std::string_view word) {
           return holds(word, "/pulls/") && (word.ends_with("/merge") || holds(word, "/merge?"));
         });
}

bool is_api_approval(const Words& words) {
  return any_holds(words, "/reviews") &&
         (any_holds(words, "event=APPROVE") || any_holds(words, "\"APPROVE\""));
}

std::string of_gh(const Words& words) {
  const std::string what = subcommand(words);
  if (what == "pr merge") return has(words, "--disable-auto") ? "" : "gh pr merge";
  if (what == "pr review") {
    return has(words, "--approve") || has_short(words, 'a') ? "gh pr review --approve" : "";
  }
  if (what == "pr comment") {
    const bool asks =
        any_holds(words, "@dependabot merge") || any_holds(words, "@dependabot squash and merge");
    return asks ? "a comment that has Dependabot merge" : "";
  }
  if (!what.starts_with("api")) return "";
  return is_api_merge(words) ? "gh api … merge" : is_api_approval(words) ? "gh api … APPROVE" : "";
}

// Lower-case names without owner's place: an action is told by the text before `@`.
constexpr std::array<std::string_view, 8> kForUpdates = {
    "fastify/github-action-merge-dependabot",
    "ahmadnassri/action-dependabot-auto-merge",
    "fewlinesco/dependabot-auto-merge",
    "koj-co/dependabot-pr-action",
    "akheron/dependabot-cron-action",
    "ridedott/merge-me-action",
    "tjenkinson/gh-action-auto-merge-dependency-updates",
    "mic92/auto-merge",
};
constexpr std::array<std::string_view, 6> kForAny = {
    "hmarr/auto-approve-action",
    "pascalgn/automerge-action",
    "peter-evans/enable-pull-request-automerge",
    "alexwilson/enable-github-automerge-action",
    "reitermarkus/automerge",
    "juliangruber/approve-pull-request-action",
};

template <std::size_t N>
bool lists(const std::array<std::string_view, N>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// "dependabot-auto-merge", "merge-dependencies".
MergeAction by_words(std::string_view name) {
  bool merges = false;
  bool updates = false;
  for (const std::string& word : name_words(name)) {
    merges = merges || word == "merge" || word == "automerge" || word == "approve" ||
             word == "autoapprove" || word == "automerger";
    updates = updates || word == "dependabot" || word == "renovate" || word == "dependency" ||
              word == "dependencies";
  }
  return !merges ? MergeAction::kNone : updates ? MergeAction::kUpdates : MergeAction::kAny;
}

}  // namespace

std::string merge_command(const syntax::ShellCommand& command) {
  const syntax::ShellProgram program = syntax::program_of(command);
  if (program.name == "gh") return of_gh(arguments(command, program));
  if (program.name != "curl") return "";
  const Words words = arguments(command, program);
  return is_api_merge(words) ? "curl … merge" : is_api_approval(words) ? "curl … APPROVE" : "";
}

std::string_view merge_call(std::string_view script) {
  for (const std::string_view call :
       {"pulls.merge(", "enablePullRequestAutoMerge", "mergePullRequest"}) {
    if (holds(script, call)) return call.substr(0, call.find('('));
  }
  const bool approves = holds(script, "'APPROVE'") || holds(script, "\"APPROVE\"");
  if (approves && holds(script, "createReview")) return "createReview APPROVE";
  return {};
}

MergeAction merge_action(std::string_view uses) {
  std::string name(uses.substr(0, uses.find('@')));
  std::transform(name.begin(), name.end(), name.begin(), to_ascii_lower);
  if (lists(kForUpdates, name)) return MergeAction::kUpdates;
  if (lists(kForAny, name)) return MergeAction::kAny;
  // The last part of the path names it, of a reusable workflow without its ending.
  std::string_view last = name;
  for (const std::string_view end : {".yml", ".yaml"}) {
    if (last.ends_with(end)) last.remove_suffix(end.size());
  }
  return by_words(last.substr(last.rfind('/') + 1));
}

}  // namespace scan::policy

// Workflows by what their gated parts run, bots' configurations by what they switch on.
#include "policy/checks/dependabot_automerge.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "policy/bot_gate.h"
#include "policy/github_jobs.h"
#include "policy/merge_act.h"
#include "policy/mergify_rules.h"
#include "policy/renovate_config.h"
#include "policy/renovate_merges.h"
#include "policy/rule.h"

namespace scan::policy {
namespace {

bool is_workflow(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return path.starts_with(".github/workflows/") || name == "action.yml" || name == "action.yaml";
}

// Presets that stand in the repository itself are extended from there.
bool is_renovate(std::string_view path) {
  return is_renovate_path(path) || path.starts_with(".github/renovate/") ||
         path.starts_with(".renovate/") || path == "package.json";
}

// Does a script ask for the bot itself: `[ "$AUTHOR" = "dependabot[bot]" ]`, `--author
// app/dependabot`?
bool script_asks(const Script& script) {
  const std::string_view text = script.source.text.text;
  for (const std::string_view bot : {"dependabot", "renovate"}) {
    for (std::size_t at = text.find(bot); at != text.npos; at = text.find(bot, at + 1)) {
      const bool login =
          text.substr(at + bot.size()).starts_with("[bot]") || text.substr(0, at).ends_with("app/");
      bool comment = false;
      for (const Span each : script.shell.comments) {
        comment = comment || each.contains({at, at + bot.size()});
      }
      if (login && !comment) return true;
    }
  }
  return false;
}

// What happens in one workflow.
class WorkflowReader {
 public:
  WorkflowReader(File& file, std::vector<Violation>& out)
      : workflow_(read_github_workflow(file.entries())), gates_(workflow_), out_(out) {
    for (const Script& script : file.scripts()) scripts_[script.source.key] = &script;
  }

  void run() {
    for (const GithubJob& job : workflow_.jobs) {
      action(job.uses, job.uses_place, gates_.on_job(job));
      for (const GithubStep& step : job.steps) {
        const bool gated = gates_.on_step(job, step);
        action(step.uses, step.uses_place, gated);
        const std::string_view call = merge_call(step.script);
        if (gated && !call.empty()) tell(call, step.script_place);
        const auto script = scripts_.find(step.key + ".run");
        if (script != scripts_.end()) commands(*script->second, gated);
      }
    }
  }

 private:
  void tell(std::string_view what, Span place) {
    const bool target = workflow_.runs_on("pull_request_target");
    Violation violation;
    violation.place = place;
    violation.key = std::string(what);
    violation.message = std::string(what) + " takes an update of a dependency in unseen";
    if (target) {
      violation.message += ", with the rights that pull_request_target gives";
      violation.severity = Severity::kError;
    }
    out_.push_back(std::move(violation));
  }

  void action(const std::string& uses, Span place, bool gated) {
    const MergeAction action = merge_action(uses);
    const bool told = action == MergeAction::kUpdates || (gated && action == MergeAction::kAny);
    if (told) tell(std::string_view(uses).substr(0, uses.find('@')), place);
  }

  void commands(const Script& script, bool gated) {
    bool asked = gated;
    for (const syntax::ShellCommand& command : script.shell.commands) {
      const std::string what = merge_command(command);
      if (what.empty()) continue;
      asked = asked || script_asks(script);
      if (asked) tell(what, script.place(command.place));
    }
  }

  GithubWorkflow workflow_;
  BotGates gates_;
  std::map<std::string, const Script*> scripts_;
  std::vector<Violation>& out_;
};

class DependabotAutomerge : public Check {
 public:
  void file(File& file, std::vector<Violation>& out) override {
    if (is_workflow(file.path())) WorkflowReader(file, out).run();
    if (is_mergify_path(file.path())) mergify(file, out);
    if (is_renovate(file.path())) renovate(file, out);
  }

 private:
  static void add(std::string key, std::string message, Span place, std::vector<Violation>& out) {
    Violation violation;
    violation.place = place;
    violation.key = std::move(key);
    violation.message = std::move(message);
    out.push_back(std::move(violation));
  }

  static void mergify(File& file, std::vector<Violation>& out) {
    for (MergifyMerge& merge : mergify_merges(file.entries())) {
      add(merge.key, "Mergify " + merge.what + " an update of a dependency that nobody looked at",
          merge.place, out);
    }
  }

  static void renovate(const File& file, std::vector<Violation>& out) {
    const syntax::Document document = renovate_entries(file.path(), file.text());
    for (RenovateMerge& merge : renovate_merges(document)) {
      add(merge.key, "Renovate merges updates that nobody looked at by " + merge.what, merge.place,
          out);
    }
  }
};

}  // namespace

std::unique_ptr<Check> make_dependabot_automerge(const CheckContext&) {
  return std::make_unique<DependabotAutomerge>();
}

}  // namespace scan::policy

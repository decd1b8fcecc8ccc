// One pass over the entries. Those of a job follow each other, as those of a step do.
#include "policy/github_jobs.h"

#include <algorithm>

namespace scan::policy {
namespace {

using syntax::Entry;
using syntax::KeyPath;

KeyPath first_parts(const KeyPath& path, std::size_t count) {
  return KeyPath(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(count));
}

void add_event(const Entry& entry, GithubWorkflow& workflow) {
  const KeyPath& at = entry.path;
  const bool listed = at.size() == 1 || (at.size() == 2 && at[1].is_index());
  const std::string& event = listed ? entry.value : at[1].name;
  if (!workflow.runs_on(event)) workflow.events.push_back(event);
  if (at.size() == 4 && at[2].name == "branches") workflow.branches.push_back(entry.value);
}

// `at` is where the step's own members begin in the path.
void add_to_step(const Entry& entry, std::size_t at, GithubStep& step) {
  const std::string& name = entry.path[at].name;
  const bool own = entry.path.size() == at + 1;
  if (own && name == "if") step.condition = entry.value;
  if (own && name == "uses") {
    step.uses = entry.value;
    step.uses_place = entry.value_place;
  }
  if (entry.path.size() == at + 2 && name == "with" && entry.path[at + 1].name == "script") {
    step.script = entry.value;
    step.script_place = entry.value_place;
  }
}

// `at` is where the job's own members begin.
void add_to_job(const Entry& entry, std::size_t at, GithubJob& job) {
  const KeyPath& path = entry.path;
  const std::string& name = path[at].name;
  const bool own = path.size() == at + 1;
  if (own && name == "if") job.condition = entry.value;
  if (name == "needs") job.needs.push_back(entry.value);
  if (own && name == "uses") {
    job.uses = entry.value;
    job.uses_place = entry.value_place;
  }
  if (name != "steps" || path.size() < at + 3 || !path[at + 1].is_index()) return;
  std::string key = to_string(first_parts(path, at + 2));
  if (job.steps.empty() || job.steps.back().key != key) {
    job.steps.emplace_back();
    job.steps.back().key = std::move(key);
  }
  add_to_step(entry, at + 2, job.steps.back());
}

}  // namespace

bool GithubWorkflow::runs_on(std::string_view event) const {
  return std::find(events.begin(), events.end(), event) != events.end();
}

GithubWorkflow read_github_workflow(const syntax::Document& document) {
  GithubWorkflow workflow;
  for (const Entry& entry : document.entries) {
    const KeyPath& at = entry.path;
    if (at.empty()) continue;
    const bool action = at[0].name == "runs" && at.size() > 1;
    if (at[0].name == "on" || at[0].name == "true") add_event(entry, workflow);
    if (!action && (at[0].name != "jobs" || at.size() < 3)) continue;
    const std::string name = action ? std::string() : at[1].name;
    if (workflow.jobs.empty() || workflow.jobs.back().name != name) {
      workflow.jobs.emplace_back();
      workflow.jobs.back().name = name;
    }
    add_to_job(entry, action ? 1 : 2, workflow.jobs.back());
  }
  return workflow;
}

}  // namespace scan::policy

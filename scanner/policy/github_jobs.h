// The jobs and steps of a GitHub workflow with their conditions, read from its entries
// (docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax). A composite
// action's `runs` is one job without a name.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/entry.h"

namespace scan::policy {

struct GithubStep {
  std::string key;        // "jobs.merge.steps[0]", as syntax::to_string writes it
  std::string condition;  // `if`; empty where there is none
  std::string uses;
  Span uses_place;
  std::string script;  // `with.script`, of actions/github-script
  Span script_place;
};

struct GithubJob {
  std::string name;
  std::string condition;
  std::vector<std::string> needs;
  std::string uses;  // a reusable workflow
  Span uses_place;
  std::vector<GithubStep> steps;
};

struct GithubWorkflow {
  std::vector<std::string> events;    // of `on`: "pull_request_target"
  std::vector<std::string> branches;  // that its events are limited to
  std::vector<GithubJob> jobs;        // in the order of the file

  bool runs_on(std::string_view event) const;
};

GithubWorkflow read_github_workflow(const syntax::Document& document);

}  // namespace scan::policy

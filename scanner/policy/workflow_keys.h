// Key paths of workflows and actions by what GitHub takes from them.
// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax
// https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax
#pragma once

#include <initializer_list>
#include <string_view>
#include <vector>

#include "syntax/entry.h"
#include "syntax/key_pattern.h"

namespace scan::policy {

// Paths of which each is one of some patterns. Immutable; thread-safe.
class KeyPatterns {
 public:
  // REQUIRES: the patterns are right.
  explicit KeyPatterns(std::initializer_list<std::string_view> patterns);
  bool match(const syntax::KeyPath& path) const;

 private:
  std::vector<syntax::KeyPattern> patterns_;
};

// `steps[].uses`, and a job's `uses`, which calls a workflow.
const KeyPatterns& workflow_uses();
// Images of jobs, services and actions.
const KeyPatterns& workflow_images();
// `env` of a workflow, job, step, container or service; inputs of actions and of called workflows,
// secrets passed on by name, standard values of inputs.
const KeyPatterns& workflow_values();
// Logins of registries, of which nothing is harmless in plain text.
const KeyPatterns& workflow_registry_passwords();
// Variables of containers that live no longer than a job.
const KeyPatterns& workflow_service_variables();
// `run` of steps.
const KeyPatterns& workflow_scripts();

}  // namespace scan::policy

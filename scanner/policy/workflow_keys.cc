// Entry points: the lists of workflow_keys.h.
#include "policy/workflow_keys.h"

#include <algorithm>

namespace scan::policy {

KeyPatterns::KeyPatterns(std::initializer_list<std::string_view> patterns) {
  for (const std::string_view pattern : patterns) {
    patterns_.push_back(*syntax::KeyPattern::parse(pattern));
  }
}

bool KeyPatterns::match(const syntax::KeyPath& path) const {
  return std::any_of(patterns_.begin(), patterns_.end(),
                     [&](const syntax::KeyPattern& each) { return each.matches(path); });
}

const KeyPatterns& workflow_uses() {
  static const KeyPatterns kKeys{"jobs.*.steps[].uses", "jobs.*.uses", "runs.steps[].uses"};
  return kKeys;
}

const KeyPatterns& workflow_images() {
  static const KeyPatterns kKeys{"jobs.*.container", "jobs.*.container.image",
                                 "jobs.*.services.*.image", "runs.image"};
  return kKeys;
}

const KeyPatterns& workflow_values() {
  static const KeyPatterns kKeys{"env.*",
                                 "jobs.*.env.*",
                                 "jobs.*.steps[].env.*",
                                 "jobs.*.container.env.*",
                                 "jobs.*.services.*.env.*",
                                 "jobs.*.steps[].with.*",
                                 "jobs.*.with.*",
                                 "jobs.*.secrets.*",
                                 "runs.env.*",
                                 "runs.steps[].env.*",
                                 "runs.steps[].with.*",
                                 "on.workflow_dispatch.inputs.*.default",
                                 "on.workflow_call.inputs.*.default",
                                 "inputs.*.default"};
  return kKeys;
}

const KeyPatterns& workflow_registry_passwords() {
  static const KeyPatterns kKeys{"jobs.*.container.credentials.password",
                                 "jobs.*.services.*.credentials.password"};
  return kKeys;
}

const KeyPatterns& workflow_service_variables() {
  static const KeyPatterns kKeys{"jobs.*.services.*.env.*"};
  return kKeys;
}

const KeyPatterns& workflow_scripts() {
  static const KeyPatterns kKeys{"jobs.*.steps[].run", "runs.steps[].run"};
  return kKeys;
}

}  // namespace scan::policy

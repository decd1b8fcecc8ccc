// Files that the project's violations stand in are read again for their excerpts.
#include "engine/policy_run.h"

#include <algorithm>
#include <string>
#include <utility>

namespace scan::engine {
namespace {

constexpr std::size_t kMostShown = std::size_t{8} << 20;

// A place in a file that has changed since, or is not there, is the file as a whole.
policy::Violation within(policy::Violation violation, std::size_t size) {
  if (violation.place.end > size) violation.place = {};
  if (violation.secret.end > size) violation.secret = {};
  return violation;
}

}  // namespace

PolicyRun::PolicyRun(const PolicyPlan& plan, policy::Settings settings,
                     std::unique_ptr<policy::Project> project, const PolicyScope& scope)
    : settings_(std::move(settings)),
      project_(std::move(project)),
      scanner_(plan.rules, settings_, plan.disabled, *project_, {scope.mode, scope.release}),
      judge_(scanner_, *project_, scope.all_tracked) {}

void PolicyRun::finish(const BlobScanner& blobs, Collector& collector) {
  tokens::Scanner::Worker* worker = collector.tokens_of(0);
  if (worker == nullptr) return;
  std::vector<policy::ProjectViolation> violations;
  scanner_.finish(violations);
  std::stable_sort(violations.begin(), violations.end(),
                   [](const auto& a, const auto& b) { return a.path < b.path; });
  for (auto first = violations.begin(); first != violations.end();) {
    const auto last = std::find_if(first, violations.end(),
                                   [&](const auto& each) { return each.path != first->path; });
    const std::string path = first->path;
    const std::string text = project_->read(path, kMostShown).value_or("");
    std::vector<policy::Violation> of_file;
    for (; first != last; ++first)
      of_file.push_back(within(std::move(first->violation), text.size()));
    Gathered gathered;
    blobs.judge_project({path, BlobPart::kContent, text}, of_file, *worker, gathered);
    collector.add(0, std::move(gathered));
  }
}

}  // namespace scan::engine

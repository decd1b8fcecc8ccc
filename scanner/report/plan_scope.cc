// One look at every place of every finding.
#include "report/plan_scope.h"

#include <algorithm>
#include <map>
#include <set>

#include "report/replacements.h"

namespace scan::report {
namespace {

bool is_published(const PlaceHistory& history) {
  return history.state != HistoryState::kKept && history.state != HistoryState::kDangling;
}

struct Names {
  std::set<std::string> blobs;
  std::set<std::string> refs;
  std::set<std::string> commits;
  std::map<std::string, std::string> whole_files;
};

void add(const Place& place, Names& names, PlanScope& scope) {
  scope.in_names = scope.in_names || place.part == "name";
  scope.in_messages = scope.in_messages || place.part == "message";
  if (!place.history || !is_published(*place.history)) return;
  const PlaceHistory& history = *place.history;
  if (place.alone && history.object.size() > 0) names.blobs.insert(history.object.hex());
  if (place.recoded) {
    names.whole_files.emplace(place.path,
                              place.decoded_from.empty() ? "utf-16" : place.decoded_from);
  }
  names.refs.insert(history.refs.begin(), history.refs.end());
  if (history.introduced) names.commits.insert(history.introduced->id.hex());
}

void add_to_provider(const Finding& finding, PlanScope& scope) {
  const std::string_view name = finding.rule->provider_name;
  auto group = std::find_if(scope.by_provider.begin(), scope.by_provider.end(),
                            [&](const auto& one) { return one.first == name; });
  if (group == scope.by_provider.end()) {
    group = scope.by_provider.insert(group, {std::string(name), {}});
  }
  group->second.push_back(&finding);
}

std::vector<std::string> list_of(const std::set<std::string>& names) {
  return {names.begin(), names.end()};
}

}  // namespace

PlanScope scope_of(const Outcome& outcome) {
  PlanScope scope;
  Names names;
  for (const Finding& finding : outcome.findings) {
    if (!is_to_be_removed(finding)) {
      ++scope.unsure;
      continue;
    }
    scope.findings.push_back(&finding);
    add_to_provider(finding, scope);
    const bool published = std::any_of(
        finding.places.begin(), finding.places.end(),
        [](const Place& place) { return !place.history || is_published(*place.history); });
    scope.needs_rewrite = scope.needs_rewrite || published;
    scope.only_kept += published ? 0 : 1;
    for (const Place& place : finding.places) add(place, names, scope);
  }
  scope.lone_blobs = list_of(names.blobs);
  scope.whole_files.assign(names.whole_files.begin(), names.whole_files.end());
  scope.refs = list_of(names.refs);
  scope.commits = list_of(names.commits);
  return scope;
}

}  // namespace scan::report

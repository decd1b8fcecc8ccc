// Sort by identity, unite neighbours, sort by gravity. Every comparison ends in a total order over
// what is printed, so that ties cannot show which worker came first.
#include "finding/finding_list.h"

#include <algorithm>
#include <compare>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/lists.h"
#include "finding/exposure.h"

namespace scan {
namespace {

auto place_key(const Place& place) {
  return std::tie(place.path, place.begin, place.end, place.part, place.decoded_from,
                  place.excerpt.text);
}

// The oldest commit first, what no commit brought last.
std::tuple<bool, std::int64_t, ObjectId> introduction_key(const Place& place) {
  if (!place.history || !place.history->introduced) return {true, 0, {}};
  return {false, place.history->introduced->commit_time, place.history->introduced->id};
}

bool place_less(const Place& a, const Place& b) {
  const auto spot = [](const Place& place) {
    return std::tie(place.path, place.begin, place.end, place.part, place.decoded_from);
  };
  if (const auto order = spot(a) <=> spot(b); order != 0) return order < 0;
  return std::pair(introduction_key(a), std::string_view(a.excerpt.text)) <
         std::pair(introduction_key(b), std::string_view(b.excerpt.text));
}

bool same_place(const Place& a, const Place& b) {
  return std::tie(a.path, a.begin, a.end, a.part, a.decoded_from) ==
         std::tie(b.path, b.begin, b.end, b.part, b.decoded_from);
}

HistoryState state_of(const Place& place) {
  return place.history ? place.history->state : HistoryState::kMessage;
}

ObjectId object_of(const Place& place) {
  return place.history ? place.history->object : ObjectId();
}

// Of an audit: the worst place first, of those the oldest.
bool worse_place(const Place& a, const Place& b) {
  if (state_of(a) != state_of(b)) return state_of(a) < state_of(b);
  const auto by_age = introduction_key(a) <=> introduction_key(b);
  if (by_age != 0) return by_age < 0;
  const auto by_key = place_key(a) <=> place_key(b);
  return by_key != 0 ? by_key < 0 : object_of(a) < object_of(b);
}

auto version_key(const Place& place) {
  return std::tuple(std::string_view(place.path), place.part, object_of(place));
}

// In one version of a file a secret is one place, however often it stands there.
void tidy_audited_places(std::vector<Place>& places) {
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    const auto by_version = version_key(a) <=> version_key(b);
    return by_version != 0 ? by_version < 0 : worse_place(a, b);
  });
  const auto same_version = [](const Place& a, const Place& b) {
    return version_key(a) == version_key(b);
  };
  places.erase(std::unique(places.begin(), places.end(), same_version), places.end());
  std::sort(places.begin(), places.end(), worse_place);
}

auto merge_key(const Finding& finding) { return std::tie(finding.rule->id, finding.fingerprint); }

// Which of two findings of one key comes first. REQUIRES: the places of both are in order.
bool first_of_key(const Finding& a, const Finding& b) {
  const auto by_place = place_key(a.places.front()) <=> place_key(b.places.front());
  if (by_place != 0) return by_place < 0;
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  return std::tie(a.notes, a.facts, a.also, a.secret) <
         std::tie(b.notes, b.facts, b.also, b.secret);
}

// The state first, and the longest exposure first of those that are equally sure.
std::weak_ordering by_state(const Finding& a, const Finding& b) {
  if (!a.exposure || !b.exposure) return a.exposure.has_value() <=> b.exposure.has_value();
  return a.exposure->state <=> b.exposure->state;
}

std::weak_ordering by_length(const Finding& a, const Finding& b) {
  if (!a.exposure || !b.exposure) return std::weak_ordering::equivalent;
  return b.exposure->days <=> a.exposure->days;
}

std::weak_ordering by_gravity(const Finding& a, const Finding& b) {
  if (a.severity != b.severity) return b.severity <=> a.severity;
  if (const auto order = by_state(a, b); order != 0) return order;
  if (a.confidence != b.confidence) return b.confidence <=> a.confidence;
  if (const auto order = by_length(a, b); order != 0) return order;
  const auto rest = [](const Finding& finding) {
    const Place& place = finding.places.front();
    return std::tie(place.path, place.begin, finding.rule->id, finding.fingerprint);
  };
  return rest(a) <=> rest(b);
}

template <typename T>
void append_new(std::vector<T>& into, std::vector<T> from) {
  for (T& each : from) {
    if (std::find(into.begin(), into.end(), each) == into.end()) into.push_back(std::move(each));
  }
}

void unite(Finding& into, Finding&& from) {
  into.confidence = std::max(into.confidence, from.confidence);
  into.severity = std::max(into.severity, from.severity);
  into.also.insert(into.also.end(), from.also.begin(), from.also.end());
  append_new(into.notes, std::move(from.notes));
  append_new(into.facts, std::move(from.facts));
  append(into.places, std::move(from.places));
  append(into.plain, std::move(from.plain));
}

void tidy(Finding& finding, AuditTime audited) {
  sort_unique(finding.also);
  sort_unique(finding.plain);
  if (audited) {
    tidy_audited_places(finding.places);
    finding.exposure = exposure_of(finding.places, *audited);
    return;
  }
  std::sort(finding.places.begin(), finding.places.end(), place_less);
  finding.places.erase(std::unique(finding.places.begin(), finding.places.end(), same_place),
                       finding.places.end());
}

// Both kinds of list, seen alike.
Finding& finding_of(Finding& finding) { return finding; }
Finding& finding_of(Suppressed& suppressed) { return suppressed.finding; }
const Finding& finding_of(const Finding& finding) { return finding; }
const Finding& finding_of(const Suppressed& suppressed) { return suppressed.finding; }

using Grounds = std::pair<std::string_view, std::string_view>;
Grounds grounds_of(const Finding&) { return {}; }
Grounds grounds_of(const Suppressed& suppressed) { return {suppressed.reason, suppressed.until}; }

template <typename T>
bool mergeable(const T& a, const T& b) {
  return merge_key(finding_of(a)) == merge_key(finding_of(b)) && grounds_of(a) == grounds_of(b);
}

template <typename T>
bool before_in_merge(const T& a, const T& b) {
  const auto by_key = merge_key(finding_of(a)) <=> merge_key(finding_of(b));
  if (by_key != 0) return by_key < 0;
  if (grounds_of(a) != grounds_of(b)) return grounds_of(a) < grounds_of(b);
  return first_of_key(finding_of(a), finding_of(b));
}

template <typename T>
bool before_in_report(const T& a, const T& b) {
  const std::weak_ordering order = by_gravity(finding_of(a), finding_of(b));
  return order != 0 ? order < 0 : grounds_of(a) < grounds_of(b);
}

template <typename T>
std::vector<T> merge(std::vector<T> list, AuditTime audited) {
  for (T& one : list) tidy(finding_of(one), audited);
  std::sort(list.begin(), list.end(), before_in_merge<T>);
  std::vector<T> out;
  for (T& one : list) {
    if (!out.empty() && mergeable(out.back(), one)) {
      unite(finding_of(out.back()), std::move(finding_of(one)));
    } else {
      out.push_back(std::move(one));
    }
  }
  for (T& one : out) tidy(finding_of(one), audited);
  std::sort(out.begin(), out.end(), before_in_report<T>);
  return out;
}

}  // namespace

std::vector<Finding> merge_findings(std::vector<Finding> findings, AuditTime audited) {
  return merge(std::move(findings), audited);
}

std::vector<Suppressed> merge_suppressed(std::vector<Suppressed> suppressed, AuditTime audited) {
  return merge(std::move(suppressed), audited);
}

}  // namespace scan

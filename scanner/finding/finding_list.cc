// Sort by identity, unite neighbours, sort by gravity. Every comparison ends in a total order over
// what is printed, so that ties cannot show which worker came first.
#include "finding/finding_list.h"

#include <algorithm>
#include <compare>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace scan {
namespace {

auto place_key(const Place& place) {
  return std::tie(place.path, place.begin, place.end, place.part, place.excerpt.text);
}

bool place_less(const Place& a, const Place& b) { return place_key(a) < place_key(b); }

bool same_place(const Place& a, const Place& b) {
  return std::tie(a.path, a.begin, a.end, a.part) == std::tie(b.path, b.begin, b.end, b.part);
}

auto merge_key(const Finding& finding) { return std::tie(finding.rule->id, finding.fingerprint); }

// Which of two findings of one key comes first. REQUIRES: the places of both are in order.
bool first_of_key(const Finding& a, const Finding& b) {
  const auto by_place = place_key(a.places.front()) <=> place_key(b.places.front());
  if (by_place != 0) return by_place < 0;
  if (a.confidence != b.confidence) return a.confidence > b.confidence;
  return std::tie(a.notes, a.also, a.secret) < std::tie(b.notes, b.also, b.secret);
}

std::weak_ordering by_gravity(const Finding& a, const Finding& b) {
  const Place& left = a.places.front();
  const Place& right = b.places.front();
  return std::tie(b.rule->severity, b.confidence, left.path, left.begin, a.rule->id,
                  a.fingerprint) <=> std::tie(a.rule->severity, a.confidence, right.path,
                                              right.begin, b.rule->id, b.fingerprint);
}

void unite(Finding& into, Finding&& from) {
  into.confidence = std::max(into.confidence, from.confidence);
  into.also.insert(into.also.end(), from.also.begin(), from.also.end());
  for (std::string& note : from.notes) {
    if (std::find(into.notes.begin(), into.notes.end(), note) == into.notes.end()) {
      into.notes.push_back(std::move(note));
    }
  }
  into.places.insert(into.places.end(), std::make_move_iterator(from.places.begin()),
                     std::make_move_iterator(from.places.end()));
}

void tidy(Finding& finding) {
  std::sort(finding.also.begin(), finding.also.end());
  finding.also.erase(std::unique(finding.also.begin(), finding.also.end()), finding.also.end());
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
std::vector<T> merge(std::vector<T> list) {
  for (T& one : list) tidy(finding_of(one));
  std::sort(list.begin(), list.end(), before_in_merge<T>);
  std::vector<T> out;
  for (T& one : list) {
    if (!out.empty() && mergeable(out.back(), one)) {
      unite(finding_of(out.back()), std::move(finding_of(one)));
    } else {
      out.push_back(std::move(one));
    }
  }
  for (T& one : out) tidy(finding_of(one));
  std::sort(out.begin(), out.end(), before_in_report<T>);
  return out;
}

}  // namespace

std::vector<Finding> merge_findings(std::vector<Finding> findings) {
  return merge(std::move(findings));
}

std::vector<Suppressed> merge_suppressed(std::vector<Suppressed> suppressed) {
  return merge(std::move(suppressed));
}

}  // namespace scan

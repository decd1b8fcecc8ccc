// Claimants of one content are sorted by where they begin; with the furthest end of those before,
// a search backwards stops as soon as nothing can reach the place.
#include "finding/overlap.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace scan {
namespace {

// A version of a file.
using Content = std::tuple<std::string_view, std::string_view, ObjectId>;

Content content_of(const Place& place) {
  return {place.path, place.part, place.history ? place.history->object : ObjectId()};
}

struct Claimant {
  Position begin;
  Position end;
  Position reach;  // the furthest end of this one and all before it
  std::size_t finding = 0;
};

using Claimants = std::map<Content, std::vector<Claimant>>;

Claimants claimants_of(const std::vector<Finding>& findings) {
  Claimants out;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Place& place = findings[i].places.front();
    const bool secret = findings[i].rule->kind != RuleKind::kToken && !findings[i].secret.empty();
    if (!secret || place.begin == place.end) continue;
    out[content_of(place)].push_back({place.begin, place.end, place.end, i});
  }
  for (auto& [content, list] : out) {
    std::sort(list.begin(), list.end(), [&](const Claimant& a, const Claimant& b) {
      return std::tie(a.begin, a.end, findings[a.finding].rule->id) <
             std::tie(b.begin, b.end, findings[b.finding].rule->id);
    });
    for (std::size_t i = 1; i < list.size(); ++i) {
      list[i].reach = std::max(list[i].reach, list[i - 1].reach);
    }
  }
  return out;
}

// The first claimant of the latest kind, later than the finding's own, that overlaps its place;
// null where there is none.
const Claimant* claimant_for(const Finding& finding, const std::vector<Claimant>& list,
                             const std::vector<Finding>& findings) {
  const Place& place = finding.places.front();
  const auto after =
      std::lower_bound(list.begin(), list.end(), place.end,
                       [](const Claimant& each, const Position& end) { return each.begin < end; });
  const Claimant* found = nullptr;
  for (auto each = after; each != list.begin();) {
    --each;
    if (each->reach <= place.begin) break;
    const RuleKind kind = findings[each->finding].rule->kind;
    const bool later = kind > finding.rule->kind &&
                       (found == nullptr || kind >= findings[found->finding].rule->kind);
    if (each->end > place.begin && later) found = &*each;
  }
  return found;
}

}  // namespace

std::vector<Finding> without_overlaps(std::vector<Finding> findings) {
  const Claimants claimants = claimants_of(findings);
  if (claimants.empty()) return findings;
  std::vector<bool> yields(findings.size(), false);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const auto list = claimants.find(content_of(findings[i].places.front()));
    if (list == claimants.end() || findings[i].rule->kind == RuleKind::kPolicy) continue;
    const Claimant* claimant = claimant_for(findings[i], list->second, findings);
    if (claimant == nullptr) continue;
    yields[i] = true;
    std::vector<std::string_view>& also = findings[claimant->finding].also;
    also.push_back(findings[i].rule->id);
    also.insert(also.end(), findings[i].also.begin(), findings[i].also.end());
    std::vector<Fact>& facts = findings[claimant->finding].facts;
    facts.insert(facts.end(), findings[i].facts.begin(), findings[i].facts.end());
  }
  std::vector<Finding> out;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (!yields[i]) out.push_back(std::move(findings[i]));
  }
  return out;
}

}  // namespace scan

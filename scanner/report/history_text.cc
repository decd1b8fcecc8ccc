// Names of references are cut as `git log --decorate=short` cuts them.
#include "report/history_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "report/escape.h"
#include "report/time_text.h"

namespace scan::report {
namespace {

constexpr std::size_t kShortId = 10;
constexpr std::size_t kMostRefs = 5;
constexpr std::size_t kMostAuthorBytes = 120;

// HEAD says nothing that the branch it stands for does not; alone it is a tip of its own.
std::vector<std::string> shown_refs(const PlaceHistory& history) {
  std::vector<std::string> names;
  for (const std::string& ref : history.refs) {
    if (ref != "HEAD" || history.refs.size() == 1) names.push_back(ref_text(ref));
  }
  return names;
}

// "main, topic and 3 more". `count` of them there are in all.
std::string ref_list(const std::vector<std::string>& names, std::uint64_t count) {
  std::string text;
  const std::size_t shown = std::min(names.size(), kMostRefs);
  for (std::size_t i = 0; i < shown; ++i) text += (i > 0 ? ", " : "") + names[i];
  if (count > shown) text += " and " + grouped(count - shown) + " more";
  return text;
}

std::string live_text(std::string_view where, const PlaceHistory& history) {
  const std::vector<std::string> names = shown_refs(history);
  const std::uint64_t hidden = history.refs.size() - names.size();
  const std::uint64_t count = std::max<std::uint64_t>(history.ref_count, history.refs.size());
  if (names.empty()) return "live on " + std::string(where);
  return "live on " + std::string(where) + ": " + ref_list(names, count - hidden);
}

}  // namespace

std::string short_id(const ObjectId& id) { return id.hex().substr(0, kShortId); }

std::string ref_text(std::string_view name) {
  constexpr std::array<std::string_view, 3> prefixes = {"refs/heads/", "refs/remotes/",
                                                        "refs/tags/"};
  for (std::string_view prefix : prefixes) {
    if (name.starts_with(prefix) && name.size() > prefix.size()) {
      name.remove_prefix(prefix.size());
      return (prefix == "refs/tags/" ? "tag " : "") + escaped(name);
    }
  }
  return escaped(name);
}

std::string state_text(const PlaceHistory& history) {
  switch (history.state) {
    case HistoryState::kLiveDefault:
      return live_text("the default branch", history);
    case HistoryState::kLiveOther:
      return live_text(history.ref_count > 1 ? "other refs" : "another ref", history);
    case HistoryState::kReachable:
      return "in history, no tip holds it";
    case HistoryState::kKept:
      return "only in a stash, reflog or index";
    case HistoryState::kDangling:
      return "in a dangling object";
    case HistoryState::kMessage:
      return "in the message of a commit or tag";
  }
  return {};
}

std::string exposure_text(const Finding& finding) {
  const Exposure& exposure = *finding.exposure;
  std::string text = state_text(*finding.places.front().history);
  if (!exposure.since) return text;
  text += "; since " + day_text(*exposure.since);
  if (exposure.until) text += " until " + day_text(*exposure.until);
  if (exposure.days) {
    text += ", exposed for " + grouped(*exposure.days) + (*exposure.days == 1 ? " day" : " days");
  }
  return text;
}

std::string author_text(const CommitFacts& commit) {
  const std::string text = escaped(std::string_view(commit.author).substr(0, kMostAuthorBytes));
  return commit.author.size() > kMostAuthorBytes ? text + "…" : text;
}

std::string commit_text(const CommitFacts& commit) {
  std::string text = short_id(commit.id) + ", " + day_text(commit.commit_time);
  if (!commit.author.empty()) text += ", " + author_text(commit);
  return text;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

}  // namespace scan::report

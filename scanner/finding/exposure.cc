// The worst state, the oldest introduction, the latest removal.
#include "finding/exposure.h"

#include <algorithm>

namespace scan {
namespace {

constexpr std::int64_t kDay = 24 * 60 * 60;

bool is_live(HistoryState state) {
  return state == HistoryState::kLiveDefault || state == HistoryState::kLiveOther;
}

// REQUIRES: both times are credible, so that their difference does not overflow.
std::uint64_t days_between(std::int64_t since, std::int64_t until) {
  return until > since ? static_cast<std::uint64_t>((until - since) / kDay) : 0;
}

}  // namespace

std::optional<Exposure> exposure_of(const std::vector<Place>& places, std::int64_t now) {
  const auto is_credible = [now](const std::optional<CommitFacts>& commit) {
    return commit && commit->commit_time > 0 && commit->commit_time - kDay <= now;
  };
  std::optional<Exposure> exposure;
  std::optional<std::int64_t> removed;
  for (const Place& place : places) {
    if (!place.history) continue;
    const PlaceHistory& history = *place.history;
    if (!exposure) exposure = Exposure{history.state, {}, {}, {}};
    exposure->state = std::min(exposure->state, history.state);
    if (is_credible(history.introduced)) {
      const std::int64_t time = history.introduced->commit_time;
      exposure->since = std::min(exposure->since.value_or(time), time);
    }
    if (is_credible(history.removed)) {
      removed = std::max(removed.value_or(0), history.removed->commit_time);
    }
  }
  if (!exposure) return exposure;
  const bool live = is_live(exposure->state);
  if (!live) exposure->until = removed;
  const std::optional<std::int64_t> end = live ? std::optional(now) : exposure->until;
  if (exposure->since && end) exposure->days = days_between(*exposure->since, *end);
  return exposure;
}

}  // namespace scan

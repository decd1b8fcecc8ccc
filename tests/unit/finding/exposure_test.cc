// Exposure of a secret, also from dates that no honest clock shows.
#include "finding/exposure.h"

#include <gtest/gtest.h>

#include <limits>
#include <string>
#include <vector>

namespace scan {
namespace {

constexpr std::int64_t kNow = 1'700'000'000;
constexpr std::int64_t kDay = 86400;
constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
using Time = std::optional<std::int64_t>;

Place place(HistoryState state, Time introduced, Time removed) {
  Place out;
  out.history.emplace();
  out.history->state = state;
  if (introduced) out.history->introduced.emplace().commit_time = *introduced;
  if (removed) out.history->removed.emplace().commit_time = *removed;
  return out;
}

TEST(Exposure, Table) {
  using enum HistoryState;
  struct Row {
    std::string name;
    std::vector<Place> places;
    HistoryState state;
    Time since;
    Time until;
    std::optional<std::uint64_t> days;
  };
  const Time then = kNow - 10 * kDay;
  const Time later = kNow - 4 * kDay;
  const Row rows[] = {
      {"live", {place(kLiveDefault, then, {})}, kLiveDefault, then, {}, 10},
      {"gone", {place(kReachable, then, later)}, kReachable, then, later, 6},
      {"gone here, live there",
       {place(kReachable, then, later), place(kLiveOther, later, {})},
       kLiveOther,
       then,
       {},
       10},
      {"oldest and newest",
       {place(kReachable, then, kNow - 9 * kDay), place(kReachable, later, kNow - kDay)},
       kReachable,
       then,
       kNow - kDay,
       9},
      {"dangling", {place(kDangling, {}, {})}, kDangling, {}, {}, {}},
      {"1970", {place(kLiveDefault, 0, {})}, kLiveDefault, {}, {}, {}},
      {"before 1970",
       {place(kLiveDefault, kLeast, {}), place(kReachable, then, -1)},
       kLiveDefault,
       then,
       {},
       10},
      {"9999", {place(kReachable, 253'402'300'799, kMost)}, kReachable, {}, {}, {}},
      {"a clock that is fast",
       {place(kLiveDefault, kNow + 100, {})},
       kLiveDefault,
       kNow + 100,
       {},
       0},
      {"removed before it came", {place(kReachable, later, then)}, kReachable, later, then, 0},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.name);
    const auto exposure = exposure_of(row.places, kNow);
    ASSERT_TRUE(exposure);
    EXPECT_EQ(exposure->state, row.state);
    EXPECT_EQ(exposure->since, row.since);
    EXPECT_EQ(exposure->until, row.until);
    EXPECT_EQ(exposure->days, row.days);
  }
}

TEST(Exposure, NothingWithoutHistory) {
  EXPECT_FALSE(exposure_of({Place()}, kNow));
  EXPECT_FALSE(exposure_of({}, kNow));
}

}  // namespace
}  // namespace scan

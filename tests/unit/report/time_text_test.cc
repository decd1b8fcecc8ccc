// Dates that commits claim, also those no calendar library takes.
#include "report/time_text.h"

#include <gtest/gtest.h>

#include <chrono>
#include <limits>
#include <string>

namespace scan::report {
namespace {

TEST(TimeText, Table) {
  struct Row {
    std::int64_t seconds;
    std::string expected;
  };
  const Row rows[] = {
      {0, "1970-01-01T00:00:00Z"},
      {-1, "1969-12-31T23:59:59Z"},
      {951782399, "2000-02-28T23:59:59Z"},
      {951782400, "2000-02-29T00:00:00Z"},
      {1798761599, "2026-12-31T23:59:59Z"},
      {253402300799, "9999-12-31T23:59:59Z"},
      {253402300800, "+10000-01-01T00:00:00Z"},
      {-62167219200, "0000-01-01T00:00:00Z"},
      {-62167219201, "-0001-12-31T23:59:59Z"},
      {std::numeric_limits<std::int64_t>::max(), "+292277026596-12-04T15:30:07Z"},
      {std::numeric_limits<std::int64_t>::min(), "-292277022657-01-27T08:29:52Z"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.seconds);
    EXPECT_EQ(time_text(row.seconds), row.expected);
    EXPECT_EQ(day_text(row.seconds), row.expected.substr(0, row.expected.find('T')));
  }
}

TEST(TimeText, AgreesWithTheCalendarOfTheLibrary) {
  using std::chrono::days;
  for (int day = -800000; day < 3000000; day += 97) {
    const std::chrono::year_month_day date{std::chrono::sys_days(days(day))};
    if (date.year() < std::chrono::year(0) || date.year() > std::chrono::year(9999)) continue;
    char expected[32];
    snprintf(expected, sizeof expected, "%04d-%02u-%02u", static_cast<int>(date.year()),
             static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    ASSERT_EQ(day_text(std::int64_t{day} * 86400), expected) << day;
  }
}

}  // namespace
}  // namespace scan::report

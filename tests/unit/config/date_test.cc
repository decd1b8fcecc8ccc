// Dates in their strict form.
#include "config/date.h"

#include <gtest/gtest.h>

namespace scan::config {
namespace {

TEST(Date, ReadsAndWrites) {
  for (std::string_view text : {"2026-12-31", "2024-02-29", "1970-01-01", "0001-01-01"}) {
    SCOPED_TRACE(text);
    const std::optional<Date> date = parse_date(text);
    ASSERT_TRUE(date);
    EXPECT_EQ(date_text(*date), text);
  }
}

TEST(Date, RefusesEverythingElse) {
  for (std::string_view text :
       {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", "2026-04-31", "2026-1-1",
        "26-01-01", "2026/01/01", "2026-01-01 ", "+026-01-01", "2026-01-0x", "2026-01-011"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(Date, DayOfASecond) {
  EXPECT_EQ(date_text(date_of(0)), "1970-01-01");
  EXPECT_EQ(date_text(date_of(86399)), "1970-01-01");
  EXPECT_EQ(date_text(date_of(86400)), "1970-01-02");
  EXPECT_EQ(date_text(date_of(-1)), "1969-12-31");
}

}  // namespace
}  // namespace scan::config

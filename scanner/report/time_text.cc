// Days to a date of the Gregorian calendar by eras of 400 years: <chrono> stops at year 32767, and
// no time that a commit claims may overflow here.
#include "report/time_text.h"

#include <fmt/format.h>

namespace scan::report {
namespace {

constexpr std::int64_t kSecondsOfDay = 24 * 60 * 60;
constexpr std::int64_t kDaysOfEra = 146097;
constexpr std::int64_t kYearsOfEra = 400;
// From 0000-03-01, the first day of an era, to 1970-01-01. Years begin in March here, so that the
// leap day is their last.
constexpr std::int64_t kDaysBefore1970 = 719468;

struct Split {
  std::int64_t whole;
  std::int64_t rest;  // never negative
};

Split split(std::int64_t value, std::int64_t unit) {
  std::int64_t whole = value / unit;
  std::int64_t rest = value % unit;
  if (rest < 0) {
    rest += unit;
    --whole;
  }
  return {whole, rest};
}

std::string date_of_days(std::int64_t days) {
  const Split era = split(days + kDaysBefore1970, kDaysOfEra);
  const std::int64_t day = era.rest;
  const std::int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
  const std::int64_t day_of_year = day - (365 * year + year / 4 - year / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;  // 0 is March
  const std::int64_t day_of_month = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const std::int64_t month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  const std::int64_t full_year = era.whole * kYearsOfEra + year + (month <= 2 ? 1 : 0);
  const bool plain = full_year >= 0 && full_year <= 9999;
  const std::string number =
      plain ? fmt::format("{:04}", full_year) : fmt::format("{:+05}", full_year);
  return fmt::format("{}-{:02}-{:02}", number, month, day_of_month);
}

}  // namespace

std::string day_text(std::int64_t seconds) {
  return date_of_days(split(seconds, kSecondsOfDay).whole);
}

std::string time_text(std::int64_t seconds) {
  const Split days = split(seconds, kSecondsOfDay);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", date_of_days(days.whole), days.rest / 3600,
                     days.rest / 60 % 60, days.rest % 60);
}

}  // namespace scan::report

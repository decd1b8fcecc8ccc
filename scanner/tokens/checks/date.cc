// std::chrono's civil calendar. Entry point: date_text.
#include "tokens/checks/date.h"

#include <chrono>
#include <cstdio>

namespace scan::tokens {

std::string date_text(std::int64_t seconds) {
  constexpr std::int64_t kDay = 86400;
  constexpr std::int64_t kFirst = -719162;  // 0001-01-01
  constexpr std::int64_t kLast = 2932896;   // 9999-12-31
  const std::int64_t days = seconds / kDay - (seconds % kDay < 0 ? 1 : 0);
  if (days < kFirst || days > kLast) return "an impossible date";
  const std::chrono::year_month_day date{
      std::chrono::sys_days{std::chrono::days{static_cast<int>(days)}}};
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text;
}

}  // namespace scan::tokens

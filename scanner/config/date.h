// A day in UTC, as `until=YYYY-MM-DD` names it.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scan::config {

using Date = std::chrono::sys_days;

// Nothing unless the text is exactly YYYY-MM-DD and the calendar has such a day.
std::optional<Date> parse_date(std::string_view text);

// YYYY-MM-DD. REQUIRES: a year from 0 to 9999.
std::string date_text(Date date);

// The UTC day in which `seconds` since 1970 lies.
Date date_of(std::int64_t seconds);

}  // namespace scan::config

// Seconds since 1970 as people and programs read them, in UTC (ISO 8601).
//
// A commit may claim any time. Years beyond four digits get a sign, as the standard's expanded form
// has it: +12345-01-31.
#pragma once

#include <cstdint>
#include <string>

namespace scan::report {

std::string day_text(std::int64_t seconds);   // 2026-12-31
std::string time_text(std::int64_t seconds);  // 2026-12-31T23:59:59Z

}  // namespace scan::report

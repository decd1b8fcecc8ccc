// Days of the calendar from seconds, in UTC and on every platform alike.
#pragma once

#include <cstdint>
#include <string>

namespace scan::tokens {

// "2021-03-04" for seconds since 1970; "an impossible date" outside the years 1 to 9999.
std::string date_text(std::int64_t seconds);

}  // namespace scan::tokens

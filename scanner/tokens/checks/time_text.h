// Times as tokens write them, and what follows from a time that is over.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "tokens/checks/verdict.h"

namespace scan::tokens {

// Decimal digits with an optional minus, nothing else; nothing where it does not fit.
std::optional<std::int64_t> whole_number(std::string_view text);

// Seconds since 1970 of "2027-01-31", "2027-01-31T10:00Z", "2027-01-31T10:00:00.000Z" (ISO 8601 in
// UTC). Nothing for another form, an offset or a day that does not exist.
std::optional<std::int64_t> iso_time(std::string_view text);

// Of "20270131T100000Z".
std::optional<std::int64_t> compact_time(std::string_view text);

// The fact "expires", and where that is over by `now` a note and kLowered.
void tell_expiry(Verdict& verdict, std::int64_t expires, std::int64_t now);

}  // namespace scan::tokens

// What the caveats of a PyPI token restrict it to.
#pragma once

#include <cstdint>
#include <string_view>

#include "tokens/checks/verdict.h"

namespace scan::tokens {

// Adds what one caveat says to `verdict`; `now` is in seconds since 1970.
void tell_pypi_caveat(Verdict& verdict, std::string_view caveat, std::int64_t now);

}  // namespace scan::tokens

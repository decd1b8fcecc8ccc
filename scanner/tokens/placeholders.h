// Expands the {{placeholders}} of rule examples (docs/writing-rules.md), so that no token-like
// literal stands in the repository.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace scan::tokens {

// The same seed gives the same text on every platform. `{{hex:40#a}}`, with a label of letters at
// its end, is the same in every text and at every seed: one secret that stands in several files.
// Fails on a placeholder of unknown kind or with wrong arguments, naming it.
Result<std::string> expand_placeholders(std::string_view text, std::uint64_t seed);

}  // namespace scan::tokens

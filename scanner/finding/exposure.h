// How long a secret could be read, from what history says of its places.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "finding/finding.h"

namespace scan {

// `now` is in seconds since 1970. Nothing where no place has a history. Times that no clock of an
// honest committer shows (1970 and before, or more than a day after `now`) are not believed: they
// neither begin nor end an exposure.
std::optional<Exposure> exposure_of(const std::vector<Place>& places, std::int64_t now);

}  // namespace scan

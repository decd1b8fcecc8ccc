// Scans what a range of commits brings.
#pragma once

#include <cstddef>

#include "engine/collector.h"
#include "engine/range_tips.h"
#include "git/environment.h"

namespace scan::engine {

// Commits looked at and what the user is to know; findings and problems go to the collector.
struct RangeScan {
  std::uint64_t commits = 0;
  std::vector<std::string> notices;
};

// An Error is one of usage: no repository, an unknown revision, a line that is none of the hook's.
Result<RangeScan> scan_range(const RangePlan& plan, const git::Environment& environment,
                             std::size_t jobs, Collector& collector);

}  // namespace scan::engine

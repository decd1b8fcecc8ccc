// Scans what a range of commits brings.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace scan::engine {

struct ScanState;

// Commits looked at and what the user is to know; findings and problems go to the collector.
struct RangeScan {
  std::uint64_t commits = 0;
  std::vector<std::string> notices;
};

// An Error is one of usage: no repository, an unknown revision, a line that is none of the hook's.
Result<RangeScan> scan_range(ScanState& scan);

}  // namespace scan::engine

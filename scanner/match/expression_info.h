// What Hyperscan says of one pattern without compiling a database of it. For match/ only.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace scan::match {

struct ExpressionInfo {
  std::uint32_t min_width = 0;  // bytes of the shortest match
  std::uint32_t max_width = 0;  // of the longest; UINT32_MAX where there is no bound
};

// Fails on a pattern that Hyperscan does not take, with its reason.
Result<ExpressionInfo> expression_info(std::string_view pattern);

}  // namespace scan::match

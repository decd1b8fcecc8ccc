// How many bytes a core pattern can match: what makes it usable as a core.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"

namespace scan::match {

// The widest core. History is scanned in windows of this width, so it is kept small.
inline constexpr std::uint32_t kMostCoreWidth = 256;

// The greatest width of `core` in bytes. Fails on a pattern that does not compile, can match the
// empty string, or has no bound; then the error names the part that is open and suggests the cut.
Result<std::uint32_t> core_width(std::string_view core);

}  // namespace scan::match

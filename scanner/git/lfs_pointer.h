// What stands in git in the place of a file that git-lfs keeps elsewhere (git-lfs, docs/spec.md).
#pragma once

#include <string_view>

namespace scan::git {

// A pointer's first line.
inline constexpr std::string_view kLfsPointer = "version https://git-lfs.github.com/spec/v1\n";

}  // namespace scan::git

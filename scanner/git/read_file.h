// Reads one file of git's own folder whole. Such files are small and replaced by rename, so that a
// copy in memory is safer than a mapping, which a truncated file turns into a crash.
//
// Symlinks are followed: git itself lays some (old HEADs, shared folders of new-workdir), and
// nothing read here is ever shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/result.h"

namespace scan::git {

// Nothing where there is no such file (or a folder stands there). Errors: not a regular file, not
// readable, larger than `limit` bytes.
Result<std::optional<std::string>> read_file(const std::string& path, std::uint64_t limit);

// `path` as it is if absolute, else below `base`.
std::string join_path(const std::string& base, const std::string& path);

// `text` without the line ends and blanks at its end, as in files of a single line.
std::string trim_end(std::string text);

}  // namespace scan::git

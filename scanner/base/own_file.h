// Files that only this user can have written: what is kept between runs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace scan {

// The bytes of a regular file, no symlink, that belongs to this user and that nobody else may
// write to. Nothing where it is not there, is none, or has more than `most` bytes.
std::optional<std::string> read_own_file(const std::string& path, std::uint64_t most);

// Writes beside `path` (mode 0600) and renames, so that a concurrent run sees all of it or nothing.
// False, and nothing left behind, where that fails.
bool replace_own_file(const std::string& path, std::string_view bytes);

// The same where another run may have made it first: then false, and the file is as it was. It is
// on the disk before it has its name.
bool create_own_file(const std::string& path, std::string_view bytes);

// A folder of this user's that nobody else may write to, made (0700, with its parents) where it is
// missing.
bool own_folder(const std::string& path);

}  // namespace scan

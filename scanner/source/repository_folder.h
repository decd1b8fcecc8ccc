// Tells whether a folder is the root of a repository of its own, as git does, and reads the
// ignore file of a folder.
#pragma once

#include <optional>
#include <string>

namespace scan {

// True where the `.git` of the open `folder` is a file that names a git folder, or a folder with
// HEAD, objects and refs. Git takes a folder with any other `.git` for a plain one.
bool holds_repository(int folder);

// An ignore file longer than this is not obeyed: all it ignores is scanned.
inline constexpr std::size_t kMostIgnoreBytes = std::size_t{4} << 20;

struct IgnoreFile {
  std::optional<std::string> bytes;  // nothing where there is none that can be obeyed
  bool too_large = false;
};

// The .gitignore of the open `folder`. As to git, a link is none.
IgnoreFile read_ignore_file(int folder);

}  // namespace scan

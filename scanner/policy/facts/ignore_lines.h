// Ignore files line by line: which line looks as if it ignored a path, and why it does not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/span.h"
#include "policy/project.h"

namespace scan::policy {

enum class IgnoreMiss {
  kNegated,   // a later `!pattern` brings it back
  kAnchored,  // a slash in the pattern ties it to the ignore file's folder
  kFolder,    // a slash at its end: only folders
};

struct MissedLine {
  IgnoreMiss why;
  std::string file;  // the ignore file
  std::string pattern;
  Span place;  // of the line in it
};

// For a path that is not ignored; nothing where no line comes near.
std::optional<MissedLine> missed_line(const Project& project, std::string_view path);

// Where line `number`, from 1, stands; empty at the end where there is none.
Span line_place(std::string_view text, std::size_t number);

}  // namespace scan::policy

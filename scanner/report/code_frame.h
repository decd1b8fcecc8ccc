// A redacted line of a file as a terminal shows it, and the columns of the secret in it.
#pragma once

#include <cstddef>
#include <string>

#include "finding/finding.h"

namespace scan::report {

struct FrameLine {
  std::string text;           // escaped, tabs as spaces, "…" where it was cut
  std::size_t mark = 0;       // column of the secret in `text`, from 0
  std::size_t mark_size = 0;  // in columns
};

// At most `columns` wide, cut around the secret. REQUIRES: columns >= 20.
FrameLine frame_line(const Excerpt& excerpt, std::size_t columns);

}  // namespace scan::report

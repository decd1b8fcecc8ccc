// What the terminal and the environment ask of the output.
#pragma once

#include <cstddef>

#include "cli/options.h"

namespace scan::cli {

// Whether to colour what goes to file descriptor `fd`: as asked, else only on a terminal that is
// not dumb, and never where NO_COLOR (no-color.org) is set and not empty.
bool use_color(When asked, int fd);

// Columns of the terminal behind `fd`; COLUMNS or 100 where it is none.
std::size_t terminal_width(int fd);

// Continuous integration: the variable CI is set and not "false" or empty.
bool in_ci();

}  // namespace scan::cli

// `mysql -p V`, `curl -u user:V`, `redis-cli -a V`: options of one letter that take a password. The
// core names the commands; here only the option is read.
#pragma once

#include <cstddef>

#include "tokens/assigned/assignment.h"

namespace scan::tokens {

// Where what an option takes begins at `begin`. Nothing where no such option stands before it.
std::optional<Assignment> read_option(std::string_view content, std::size_t begin);

}  // namespace scan::tokens

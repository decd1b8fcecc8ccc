// The value of a column in `INSERT INTO users (id, password) VALUES (7, 'v')`: the name and the
// value stand at the same place of two lists. Entry point: read_insert.
#pragma once

#include <optional>
#include <string_view>

#include "tokens/assigned/assignment.h"

namespace scan::tokens {

// Of the column in whose name a word ends at `word`; of several rows the first. Nothing where what
// stands there is no list of columns with values behind it, or the value is no string. Reads no
// more than kAssignedRadius around the word.
std::optional<Assignment> read_insert(std::string_view content, std::size_t word);

}  // namespace scan::tokens

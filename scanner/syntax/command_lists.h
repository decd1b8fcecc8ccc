// Commands that are lists of words in their file, as the text of a shell command.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/source_map.h"

namespace scan::syntax {

// Every word between double quotes, with each byte mapped to where it stands. Of `sh -c SCRIPT`,
// and of `CMD-SHELL SCRIPT` the script itself.
DecodedText command_of(const std::vector<DecodedText>& words);

// Appends a byte range of `from` to `out`, with its map.
void append_part(const DecodedText& from, Span part, DecodedText& out);

}  // namespace scan::syntax

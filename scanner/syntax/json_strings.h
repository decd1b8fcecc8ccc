// Strings of JSON that stand inside other documents: the list form of a Dockerfile's RUN, the lines
// of a notebook's cell, a script in package.json.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "syntax/quoted_words.h"
#include "syntax/source_map.h"

namespace scan::syntax {

// The strings of `text`, one list of nothing else, each with its place (quotes included) in `text`.
// Nothing where it is anything else.
std::optional<std::vector<QuotedWord>> read_json_strings(std::string_view text);

// Appends the string at `place` of `document`, quotes included, to `out` with its escapes undone. A
// broken escape stays as it is written. False, and nothing appended, where there are no quotes.
bool append_json_string(std::string_view document, Span place, DecodedText& out);

}  // namespace scan::syntax

// JSON5 (https://spec.json5.org) put into the JSON that the readers here know: bare keys and
// single-quoted strings get double quotes, numbers that JSON has not become 0. Comments and
// trailing commas stay, as Format::kJsonc takes them. Entry points: json5_as_json, json5_entries.
#pragma once

#include <string_view>

#include "syntax/entry.h"
#include "syntax/limits.h"
#include "syntax/source_map.h"

namespace scan::syntax {

// What is no JSON5 stays as it is. Linear in the text's size.
DecodedText json5_as_json(std::string_view text);

// The entries, with places in `text`; those of errors too.
Document json5_entries(std::string_view text, const Limits& limits = {});

}  // namespace scan::syntax

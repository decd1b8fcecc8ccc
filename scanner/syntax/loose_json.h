// JSON as people write it: with comments and a comma behind the last member (tsconfig.json,
// wrangler.jsonc; github.com/microsoft/node-jsonc-parser), with single quotes and keys without
// quotes (https://spec.json5.org). The grammar is that of JSON and comments alone: it gets a text
// of the same structure at the same places.
#pragma once

#include <string>
#include <string_view>

namespace scan::syntax {

// `text` with blanks in place of the commas that stand between a value and the bracket which ends
// its list or object, with quotes around names that are keys, and with whatever else only JSON5
// knows replaced by what JSON knows. A key of one letter takes the blank in front of it for its
// quotes. As long as `text`, linear in it, and of use for its structure only.
std::string as_strict_json(std::string_view text);

// The value of a string of JSON or JSON5, of a key that may lack quotes. `written` has its quotes.
std::string decode_loose_string(std::string_view written);

}  // namespace scan::syntax

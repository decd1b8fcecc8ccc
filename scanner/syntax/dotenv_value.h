// The value of one dotenv line: quotes, escapes, comment. See dotenv_entries.h for the dialects.
#pragma once

#include <string>
#include <string_view>

#include "base/span.h"
#include "syntax/dotenv_entries.h"

namespace scan::syntax {

struct DotenvValue {
  std::string text;      // decoded
  Span place;            // with its quotes; empty at the line's end where there is no value
  std::size_t next = 0;  // what follows on the same line begins here: blanks, a comment
  bool closed = true;  // false: a quote was opened and never closed; the rest of the line is taken
};

// `begin` is past the `=`. REQUIRES: begin <= content.size().
DotenvValue read_dotenv_value(std::string_view content, std::size_t begin, DotenvDialect dialect);

}  // namespace scan::syntax

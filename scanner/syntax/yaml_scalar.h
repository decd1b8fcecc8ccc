// The scalars of YAML 1.2.2 (yaml.org/spec/1.2.2, chapters 7 and 8), decoded from their source.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "syntax/entry.h"

namespace scan::syntax {

// `text` has its quotes.
std::string decode_yaml_single(std::string_view text);
std::string decode_yaml_double(std::string_view text);
// Lines of a plain scalar folded.
std::string decode_yaml_plain(std::string_view text);

// A literal or folded scalar. `rest` begins at its `|` or `>` and runs on to the end of the
// document's text: where the scalar ends is told by indentation. `parent` is the column of the
// mapping or sequence around, -1 for none.
std::string decode_yaml_block(std::string_view rest, int parent);

// What a plain scalar is by the core schema: 1.2, so `yes` and `off` are strings. Timestamps are of
// YAML 1.1, and told because every reader of 1.1 makes dates of them.
ValueKind yaml_kind(std::string_view plain);

}  // namespace scan::syntax

// The strings of a Nix expression decoded with a map to where every byte of them stands, and with
// what is interpolated masked.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/source_map.h"

namespace scan::syntax {

struct NixText {
  DecodedText text;
  std::vector<Span> masks;  // where `${…}` stood, places in `text`
};

// Every string that stands in `place` outside of the others' interpolations, both kinds, escapes
// and shared indentation undone. Linear in the place's size.
std::vector<NixText> nix_texts(std::string_view document, Span place);

}  // namespace scan::syntax

// Templates out of the way: what another program fills in is replaced by a word of the same length,
// so that the language around it parses and every offset stays what it was.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::syntax {

enum class TemplateKind : std::uint8_t {
  kGithub,  // `${{ … }}`
  kNix,     // `${ … }` in a string; `''${` and `$${` are text
  kJinja,   // `{{ … }}`, `{% … %}`, `{# … #}`; helm's and mustache's too
};

struct MaskedText {
  std::string text;         // of the size of the text it was made of
  std::vector<Span> masks;  // where an expression stood, in order
};

// Every masked byte is `_`, line ends inside an expression too. One that does not close stays as it
// is. Linear in the text's size.
MaskedText mask_templates(std::string_view text, TemplateKind kind);

}  // namespace scan::syntax

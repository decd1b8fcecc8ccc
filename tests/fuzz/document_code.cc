// Code in Markdown, reStructuredText and AsciiDoc.
#include "syntax/document_code.h"

#include "fuzz/invariants.h"

using namespace scan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  for (const auto& read : {syntax::markdown_code, syntax::rst_code, syntax::asciidoc_code}) {
    for (const syntax::DocumentCode& code : read(text)) {
      fuzz::require_inside(code.place, text);
      fuzz::require_decoded(code.body, text);
    }
  }
  return 0;
}

// Lists of JSON strings, and the whole input between quotes.
#include "syntax/json_strings.h"

#include "fuzz/invariants.h"

using namespace scan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  if (const auto words = syntax::read_json_strings(text)) {
    for (const syntax::QuotedWord& word : *words) fuzz::require_inside(word.place, text);
  }
  const std::string quoted = '"' + std::string(text) + '"';
  syntax::DecodedText decoded;
  fuzz::require(syntax::append_json_string(quoted, {0, quoted.size()}, decoded), "it has quotes");
  fuzz::require_decoded(decoded, quoted);
  return 0;
}

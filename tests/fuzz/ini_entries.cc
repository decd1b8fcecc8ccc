// Ini files in every dialect.
#include "syntax/ini_entries.h"

#include "fuzz/invariants.h"

using namespace scan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  using enum syntax::IniDialect;
  for (const syntax::IniDialect dialect : {kPlain, kSystemd, kNpmrc}) {
    fuzz::require_document(syntax::ini_entries(text, dialect), text);
  }
  return 0;
}

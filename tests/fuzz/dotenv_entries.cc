// Dotenv files in every dialect, and the entries in their comments.
#include "syntax/dotenv_entries.h"

#include "fuzz/invariants.h"

using namespace scan;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = fuzz::as_text(data, size);
  using enum syntax::DotenvDialect;
  for (const syntax::DotenvDialect dialect : {kCompose, kNode, kBash}) {
    const syntax::Document document = syntax::dotenv_entries(text, dialect);
    fuzz::require_document(document, text);
    for (const syntax::Entry& entry : document.entries) (void)syntax::dotenv_expands(text, entry);
    for (const syntax::Comment& comment : document.comments) {
      const auto entry = syntax::commented_dotenv_entry(text, comment, dialect);
      if (entry) fuzz::require(comment.place.contains(entry->value_place), "it is in its comment");
    }
  }
  return 0;
}

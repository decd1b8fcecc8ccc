// Parses within the limits and hands the tree to the reader of its language.
#include "syntax/entries.h"

#include <optional>

#include "base/utf8.h"
#include "syntax/readers.h"

namespace scan::syntax {
namespace {

void shift(Span& span, std::size_t by) {
  span.begin += by;
  span.end += by;
}

// A byte order mark is no part of any of the languages; places count it all the same.
void shift_places(Document& document, std::size_t by) {
  for (Entry& entry : document.entries) {
    shift(entry.key_place, by);
    shift(entry.value_place, by);
    if (!entry.comment.place.empty()) shift(entry.comment.place, by);
  }
  for (Comment& comment : document.comments) shift(comment.place, by);
  for (Span& error : document.errors) shift(error, by);
}

}  // namespace

Document read_entries(Language language, std::string_view text, const Limits& limits) {
  Document out;
  const std::size_t mark = text.starts_with(kUtf8Bom) ? kUtf8Bom.size() : 0;
  text.remove_prefix(mark);
  const std::optional<Tree> tree = parse(language, text, limits);
  if (!tree) {
    out.incomplete = true;
    return out;
  }
  EntryWriter writer(text, limits, out);
  switch (language) {
    case Language::kToml:
      read_toml(*tree, writer, out);
      break;
    case Language::kYaml:
      read_yaml(*tree, writer, out, limits);
      break;
    case Language::kJson:
    case Language::kJsonc:
      read_json(*tree, writer);
      break;
    case Language::kNix:
      read_nix(*tree, writer);
      break;
    case Language::kHcl:
      read_hcl(*tree, writer);
      break;
    default:
      break;
  }
  writer.finish();
  if (mark > 0) shift_places(out, mark);
  return out;
}

}  // namespace scan::syntax

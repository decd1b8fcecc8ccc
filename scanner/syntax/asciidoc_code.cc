// https://docs.asciidoctor.org/asciidoc/latest/verbatim/source-blocks/: a block runs between two
// lines that are the same delimiter. Entry point: asciidoc_code.
#include <algorithm>

#include "syntax/document_code.h"
#include "syntax/hand_limits.h"
#include "syntax/info_string.h"
#include "syntax/lines.h"

namespace scan::syntax {
namespace {

bool is_delimiter(std::string_view line) {
  if (line.starts_with("```")) return true;
  return line.size() >= 4 && (line[0] == '-' || line[0] == '.') &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

// "bash" of `[source,bash]`, `[source%linenums,bash,subs=x]`, `[,bash]`.
std::string attribute_language(std::string_view line) {
  if (!line.starts_with('[') || !line.ends_with(']')) return {};
  const std::string_view inside = line.substr(1, line.size() - 2);
  const bool source = inside.starts_with("source") || inside.starts_with(',');
  const std::size_t comma = inside.find(',');
  if (!source || comma == std::string_view::npos) return {};
  return info_language(inside.substr(comma + 1));
}

}  // namespace

std::vector<DocumentCode> asciidoc_code(std::string_view content) {
  content = content.substr(0, kMostHandBytes);
  std::vector<DocumentCode> out;
  std::string language;
  for (std::size_t at = text_begin(content); at < content.size();) {
    const Line head = line_at(content, at);
    const std::string_view text = text_at(content, trimmed(content, head.text));
    at = head.next;
    if (!is_delimiter(text) || out.size() >= kMostHandEntries) {
      // A title (".Name") may stand between the attributes and the block.
      if (!text.starts_with('.')) language = attribute_language(text);
      continue;
    }
    const std::size_t mark =
        text[0] == '`' ? std::min(text.find_first_not_of('`'), text.size()) : text.size();
    const std::string_view delimiter = text.substr(0, mark);
    DocumentCode code;
    code.kind = CodeKind::kFence;
    code.info = text.substr(mark);
    code.language = mark < text.size() ? info_language(code.info) : std::move(language);
    language.clear();
    code.place = head.text;
    while (at < content.size()) {
      const Line line = line_at(content, at);
      at = line.next;
      code.place.end = line.text.end;
      if (text_at(content, trimmed(content, line.text)) == delimiter) break;
      code.body.copy(content, {line.text.begin, line.next});
    }
    out.push_back(std::move(code));
  }
  return out;
}

}  // namespace scan::syntax

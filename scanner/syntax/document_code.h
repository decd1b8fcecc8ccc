// Code inside documents for people: fenced and indented blocks and spans of Markdown, code blocks
// of reStructuredText and AsciiDoc.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/source_map.h"

namespace scan::syntax {

enum class CodeKind : std::uint8_t { kFence, kIndented, kSpan, kDirective };

struct DocumentCode {
  CodeKind kind = CodeKind::kFence;
  // The first word of what names the language, in lower case and without braces or a dot: "bash" of
  // "```Bash title=x", "{.bash}" and `.. code-block:: bash`. Empty where there is none.
  std::string language;
  std::string info;  // all of the info string
  Span place;        // fences or backticks included
  DecodedText body;  // without indentation, quote marks and fences
};

// In document order. Fences may stand in lists and quotes; one that is not closed runs to the
// document's end. At most 8 MiB are read and 200000 pieces told. Linear in the document's size.
std::vector<DocumentCode> markdown_code(std::string_view content);

// `.. code-block:: lang`, `.. code::`, `.. sourcecode::` and the indented lines after it; options
// (`:name: x`) left out. Blocks after a paragraph that ends in `::` have no language.
std::vector<DocumentCode> rst_code(std::string_view content);

// `----`, `....` and fenced blocks, with the language of `[source,lang]` above them.
std::vector<DocumentCode> asciidoc_code(std::string_view content);

}  // namespace scan::syntax

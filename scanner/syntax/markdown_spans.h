// Spans of code in a paragraph of Markdown: `code`, ``a ` b``.
#pragma once

#include <string_view>
#include <vector>

#include "syntax/document_code.h"

namespace scan::syntax {

// Appends those of `paragraph`, which may be several lines. Linear in its size.
void add_code_spans(std::string_view content, Span paragraph, std::vector<DocumentCode>& out);

}  // namespace scan::syntax

// The text of an HCL heredoc (hclsyntax/spec.md, "Template Expressions").
#pragma once

#include <string>
#include <string_view>

namespace scan::syntax {

// `text` runs from `<<` to the closing mark. With `<<-` the indentation that all lines share is
// taken away. Line ends become LF.
std::string heredoc_body(std::string_view text);

}  // namespace scan::syntax

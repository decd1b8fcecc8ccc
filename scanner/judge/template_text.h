// Whether a text becomes a file of its language only when a template engine has filled it in:
// Helm's and Go's `{{ if … }}`, Jinja's `{% if … %}`, ERB's `<% … %>`.
#pragma once

#include <string_view>

namespace scan {

// A line begins with a statement, or `<%` stands anywhere. One in the middle of a line, `{{ name
// }}`, may be a value like another.
bool holds_template_statements(std::string_view text);

}  // namespace scan

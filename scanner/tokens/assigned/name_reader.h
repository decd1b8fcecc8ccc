// The name that ends before something that assigns: an identifier with its qualifiers, a name in
// quotes, in brackets, behind a type.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/span.h"

namespace scan::tokens {

// The name before `end`, where an assigning sign begins. Empty where there is none.
Span name_before(std::string_view content, std::size_t end);

// The name of an argument or a member before a comma at `end`: `"password"` of `("password", "v")`.
Span item_before(std::string_view content, std::size_t end);

// The text of the string whose closing quote ends at `end`; empty where none does on its line.
Span string_before(std::string_view content, std::size_t end);

}  // namespace scan::tokens

// The parameters of a URL's query.
#pragma once

#include <string>
#include <string_view>

namespace scan::tokens {

// The value of the first parameter of that name in `text`, which may be a whole URL or a piece of
// one; percent signs decoded, at most 256 bytes. Empty where there is none.
std::string query_value(std::string_view text, std::string_view name);

}  // namespace scan::tokens

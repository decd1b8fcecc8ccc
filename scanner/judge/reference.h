// Does a value only point at where the secret comes from: `${TOKEN}`, `{{ token }}`, `$(pass x)`?
#pragma once

#include <string_view>

namespace scan {

// True where nothing of weight (eight letters or digits) is left beside the references in it, so
// that `postgres-${PASSWORD}` is one and a token with a `$` in it is not. Linear in its size.
bool is_reference(std::string_view value);

}  // namespace scan

// The parts that many confirm patterns share, by name: `(?i:acme{{within}}key){{assign}}…{{end}}`.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace scan::tokens {

// `pattern` with each `{{name}}` replaced. The error names the ones there are.
Result<std::string> expand_confirm_parts(std::string_view pattern);

}  // namespace scan::tokens

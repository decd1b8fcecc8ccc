// Which files hold shell scripts, by their names.
#pragma once

#include <optional>
#include <string_view>

#include "syntax/shell_scripts.h"

namespace scan::syntax {

// Which kind of script a file of this name may hold; `first_line` may be longer than a line. A
// wrangler configuration is kHooks. Nothing where it holds none.
std::optional<ScriptOrigin> script_origin(std::string_view path, std::string_view first_line);

bool is_package_json(std::string_view path);
bool is_wrangler_config(std::string_view path);

}  // namespace scan::syntax

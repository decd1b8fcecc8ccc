// The language that the line above a block of code names.
#pragma once

#include <string>
#include <string_view>

namespace scan::syntax {

// "bash" of "Bash title=x", "{.bash #id}", "bash,ignore", "{code-cell} bash".
std::string info_language(std::string_view info);

}  // namespace scan::syntax

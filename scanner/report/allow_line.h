// The comment that allows a finding where it stands, ready to paste.
#pragma once

#include <string>
#include <string_view>

namespace scan::report {

// In the comment syntax of the file's kind, told by its name; empty where the format has none.
std::string allow_line(std::string_view rule, std::string_view path);

}  // namespace scan::report

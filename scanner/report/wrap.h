// Long sentences in lines of a terminal's width.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace scan::report {

// `text`, already escaped, broken at spaces so that no line is wider than `width` columns where
// words allow it. The first line begins at column `used`, the others after `indent` spaces.
std::string wrapped(std::string_view text, std::size_t width, std::size_t used, std::size_t indent);

}  // namespace scan::report

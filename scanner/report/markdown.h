// Foreign text in a Markdown document (CommonMark 0.31, GitHub's extensions): it stays text,
// whatever marks, tags, mentions or line ends are in it.
#pragma once

#include <string>
#include <string_view>

namespace scan::report {

// For what a repository wrote: a code span, in which nothing has a meaning. Escaped as for a
// terminal first.
std::string markdown_code(std::string_view text);

// For sentences of a rule: every mark behind a backslash.
std::string markdown_text(std::string_view text);

}  // namespace scan::report

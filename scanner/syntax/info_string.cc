// The first word that is no directive in braces. Entry point: info_language.
#include "syntax/info_string.h"

#include "base/ascii.h"

namespace scan::syntax {

std::string info_language(std::string_view info) {
  constexpr std::string_view kDirectives[] = {"{code-cell}", "{code-block}", "{code}"};
  for (std::string_view directive : kDirectives) {
    if (info.starts_with(directive)) info.remove_prefix(directive.size());
  }
  while (!info.empty() && (is_ascii_space(info[0]) || info[0] == '{' || info[0] == '.')) {
    info.remove_prefix(1);
  }
  std::string out;
  for (char c : info) {
    if (!is_ascii_alnum(c) && c != '-' && c != '+' && c != '#' && c != '_') break;
    out += to_ascii_lower(c);
  }
  return out;
}

}  // namespace scan::syntax

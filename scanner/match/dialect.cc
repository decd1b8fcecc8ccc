// Spells `\s` out, inside a class and outside of one.
#include "match/dialect.h"

namespace scan::match {

std::string core_dialect(std::string_view core) {
  constexpr std::string_view kSpaces = "\\t\\n\\f\\r ";
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < core.size(); ++i) {
    const char c = core[i];
    if (c == '\\' && i + 1 < core.size()) {
      const char escaped = core[++i];
      if (escaped != 's') {
        out += c;
        out += escaped;
      } else if (in_class) {
        out += kSpaces;
      } else {
        out += '[';
        out += kSpaces;
        out += ']';
      }
      continue;
    }
    if (c == '[' && !in_class) {
      in_class = true;
    } else if (c == ']') {
      in_class = false;
    }
    out += c;
  }
  return out;
}

}  // namespace scan::match

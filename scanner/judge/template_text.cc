// Line by line. Entry point: holds_template_statements.
#include "judge/template_text.h"

#include <algorithm>

namespace scan {

bool holds_template_statements(std::string_view text) {
  if (text.find("<%") != text.npos) return true;
  while (!text.empty()) {
    const std::size_t begin = std::min(text.find_first_not_of(" \t"), text.size());
    const std::string_view line = text.substr(begin);
    if (line.starts_with("{{") || line.starts_with("{%")) return true;
    text.remove_prefix(std::min(text.find('\n'), text.size() - 1) + 1);
  }
  return false;
}

}  // namespace scan

// The plainest of three forms that is right: bare, '…', $'…'.
#include "report/shell_quote.h"

#include <fmt/format.h>

#include <algorithm>

#include "report/escape.h"

namespace scan::report {
namespace {

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_@%+:,./-").find(c) != std::string_view::npos;
}

}  // namespace

std::string shell_quoted(std::string_view text) {
  // What escaping for a terminal would change is not shown as it is here either.
  if (escaped(text) != text) {
    std::string out = "$'";
    for (char c : text) {
      const unsigned char byte = static_cast<unsigned char>(c);
      const bool plain = byte >= 0x20 && byte < 0x7f && c != '\'' && c != '\\';
      out += plain ? std::string(1, c) : fmt::format("\\{:03o}", byte);
    }
    return out + "'";
  }
  if (!text.empty() && text[0] != '-' && std::all_of(text.begin(), text.end(), is_bare)) {
    return std::string(text);
  }
  std::string out = "'";
  for (char c : text) out += c == '\'' ? "'\\''" : std::string(1, c);
  return out + "'";
}

}  // namespace scan::report

// Asks Hyperscan for a pattern's width and explains an unbounded one.
#include "match/pattern_width.h"

#include <string>

#include "match/expression_info.h"

namespace scan::match {
namespace {

// The first open repeat of the pattern: `*`, `+` or `{n,}` outside a class, with what it repeats.
std::string open_repeat(std::string_view pattern) {
  bool in_class = false;
  std::size_t atom = 0;
  std::size_t next_atom = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      if (!in_class) atom = i;
      ++i;
    } else if (in_class) {
      in_class = c != ']' || i == next_atom + 1;
    } else if (c == '[') {
      in_class = true;
      atom = next_atom = i;
    } else if (c == '*' || c == '+') {
      return std::string(pattern.substr(atom, i + 1 - atom));
    } else if (c == '{') {
      const std::size_t close = pattern.find('}', i);
      if (close != std::string_view::npos && pattern[close - 1] == ',') {
        return std::string(pattern.substr(atom, close + 1 - atom));
      }
    } else {
      atom = i;
    }
  }
  return {};
}

}  // namespace

Result<std::uint32_t> core_width(std::string_view core) {
  const auto info = expression_info(core);
  if (!info) return info.error();
  if (info->min_width == 0) return Error{"it can match the empty string"};
  if (info->max_width == UINT32_MAX) {
    const std::string part = open_repeat(core);
    return Error{"it has no bound" + (part.empty() ? "" : " in '" + part + "'") +
                 "; cut the tail at its least length, e.g. {20} for {20,}, and leave the rest to "
                 "`confirm`"};
  }
  if (info->max_width > kMostCoreWidth) {
    return Error{"it is " + std::to_string(info->max_width) + " bytes wide; the most is " +
                 std::to_string(kMostCoreWidth) + ": leave the rest to `confirm`"};
  }
  return info->max_width;
}

}  // namespace scan::match

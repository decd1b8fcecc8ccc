// Blanks around a text.
#pragma once

#include <string_view>

#include "base/ascii.h"

namespace scan {

// Without the ASCII blanks and line ends at both ends; a view of `text`.
constexpr std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace scan

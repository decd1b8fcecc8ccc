// Plain search: what is looked at is short. Entry points: holds_word, lines_around.
#include "tokens/checks/words.h"

#include <algorithm>

#include "base/ascii.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kMostAround = 4096;

bool same_letter(char a, char b) { return to_ascii_lower(a) == to_ascii_lower(b); }

}  // namespace

bool holds_word(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return !word.empty() && std::search(text.begin(), text.end(), word.begin(), word.end(),
                                        same_letter) != text.end();
  });
}

Span lines_around(std::string_view content, Span at, std::uint32_t lines) {
  const std::size_t first = at.begin - std::min(at.begin, kMostAround);
  const std::size_t last = std::min(content.size(), at.end + kMostAround);
  Span around = at;
  for (std::uint32_t newlines = 0; around.begin > first; --around.begin) {
    if (content[around.begin - 1] == '\n' && ++newlines > lines) break;
  }
  for (std::uint32_t newlines = 0; around.end < last; ++around.end) {
    if (content[around.end] == '\n' && ++newlines > lines) break;
  }
  return around;
}

}  // namespace scan::tokens

// The checks that look for words: `stop` in the secret, `nearby` in the lines around it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/span.h"

namespace scan::tokens {

// Whether `text` holds one of `words`, in any ASCII case. An empty word is in no text.
bool holds_word(std::string_view text, std::span<const std::string_view> words);

// The lines that `at` touches and `lines` lines above and below it, without what is more than
// 4096 bytes away: in a minified file one line is the whole document. A line ends at `\n`.
Span lines_around(std::string_view content, Span at, std::uint32_t lines);

}  // namespace scan::tokens

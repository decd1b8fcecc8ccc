// Draws again until the text has what it promises. Entry point: random_text.
#include "tokens/samples/random.h"

#include <algorithm>

#include "base/ascii.h"
#include "judge/placeholder.h"

namespace scan::tokens {
namespace {

std::string draw(Random& random, std::string_view alphabet, std::size_t size) {
  std::string out;
  out.reserve(size);
  while (out.size() < size) out += alphabet[random.below(alphabet.size())];
  return out;
}

bool any(std::string_view text, bool (*is)(char)) {
  return std::any_of(text.begin(), text.end(), is);
}

}  // namespace

std::string random_text(Random& random, std::string_view alphabet, std::size_t size) {
  constexpr std::size_t kLeastJudged = 12;
  constexpr int kMostTries = 100;
  const bool mixed = size >= 2 && any(alphabet, is_ascii_letter) && any(alphabet, is_ascii_digit);
  std::string out = draw(random, alphabet, size);
  for (int i = 0; i < kMostTries; ++i) {
    const bool lacks = mixed && !(any(out, is_ascii_letter) && any(out, is_ascii_digit));
    if (!lacks && (size < kLeastJudged || alphabet.size() < 2 || !is_placeholder(out))) break;
    out = draw(random, alphabet, size);
  }
  return out;
}

}  // namespace scan::tokens

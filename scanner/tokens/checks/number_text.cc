// Digits from the lowest up. Entry point: number_text.
#include "tokens/checks/number_text.h"

namespace scan::tokens {

std::string number_text(std::uint32_t number, std::string_view digits, std::size_t width) {
  const auto base = static_cast<std::uint32_t>(digits.size());
  std::string text(width, digits[0]);
  for (std::size_t i = width; i > 0 && number > 0; --i, number /= base) {
    text[i - 1] = digits[number % base];
  }
  return text;
}

}  // namespace scan::tokens

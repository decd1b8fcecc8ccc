// Digits from the lowest up. Entry points: base62_number, base62_crc32.
#include "tokens/checks/base62.h"

#include "base/crc32.h"

namespace scan::tokens {

std::string base62_number(std::uint32_t number, std::size_t width) {
  constexpr std::string_view kDigits =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  std::string digits(width, '0');
  for (std::size_t i = width; i > 0 && number > 0; --i, number /= 62) {
    digits[i - 1] = kDigits[number % 62];
  }
  return digits;
}

std::string base62_crc32(std::string_view random) { return base62_number(crc32(random), 6); }

}  // namespace scan::tokens

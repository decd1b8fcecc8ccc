// H = log2(n) - Σ c·log2(c) / n over the counts c of each byte. Entry point: shannon_entropy.
#include "tokens/checks/entropy.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace scan::tokens {

double shannon_entropy(std::string_view text) {
  if (text.empty()) return 0;
  std::array<std::size_t, 256> counts{};
  for (char c : text) ++counts[static_cast<unsigned char>(c)];
  double sum = 0;
  for (std::size_t count : counts) {
    if (count > 0) sum += static_cast<double>(count) * std::log2(static_cast<double>(count));
  }
  const double size = static_cast<double>(text.size());
  return std::log2(size) - sum / size;
}

}  // namespace scan::tokens

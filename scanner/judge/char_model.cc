// The costs of all triples of symbols, summed up.
#include "judge/char_model.h"

namespace scan {

double strangeness(std::string_view text) {
  constexpr std::size_t kMostRead = 256;
  std::size_t first = kBoundarySymbol;
  std::size_t second = kBoundarySymbol;
  std::size_t cost = 0;
  std::size_t symbols = 0;
  for_each_symbol(text.substr(0, kMostRead), [&](std::uint8_t symbol) {
    if (symbols++ > 0) cost += kCharModel[(first * kSymbols + second) * kSymbols + symbol];
    first = second;
    second = symbol;
  });
  return kCharModelUnit * static_cast<double>(cost) - kUsualBits * static_cast<double>(symbols - 1);
}

}  // namespace scan

// https://github.com/microsoft/security-utilities (Marvin.NetFramework.cs); the algorithm is that
// of US patent 20130262421. Words of four bytes, lowest first, the last one closed with 0x80. Entry
// points: marvin64, marvin32.
#include "tokens/checks/marvin32.h"

#include <bit>

namespace scan::tokens {
namespace {

struct State {
  std::uint32_t low;
  std::uint32_t high;

  void mix(std::uint32_t word) {
    low += word;
    mix();
  }
  void mix() {
    high ^= low;
    low = std::rotl(low, 20);
    low += high;
    high = std::rotl(high, 9);
    high ^= low;
    low = std::rotl(low, 27);
    low += high;
    high = std::rotl(high, 19);
  }
};

std::uint32_t word_of(std::string_view bytes) {
  std::uint32_t word = 0;
  for (std::size_t i = bytes.size(); i > 0; --i) {
    word = (word << 8) | static_cast<unsigned char>(bytes[i - 1]);
  }
  return word;
}

}  // namespace

std::uint64_t marvin64(std::string_view bytes, std::uint64_t seed) {
  State state{static_cast<std::uint32_t>(seed), static_cast<std::uint32_t>(seed >> 32)};
  for (; bytes.size() >= 4; bytes.remove_prefix(4)) state.mix(word_of(bytes.substr(0, 4)));
  state.mix(word_of(bytes) | (0x80U << (8 * bytes.size())));
  state.mix();
  return (std::uint64_t{state.high} << 32) | state.low;
}

std::uint32_t marvin32(std::string_view bytes, std::uint64_t seed) {
  const std::uint64_t both = marvin64(bytes, seed);
  return static_cast<std::uint32_t>(both >> 32) ^ static_cast<std::uint32_t>(both);
}

}  // namespace scan::tokens

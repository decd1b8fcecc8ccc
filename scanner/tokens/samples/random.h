// Random numbers that are the same on every platform, for samples only. SplitMix64
// (https://prng.di.unimi.it/splitmix64.c); nothing here is fit for real keys.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace scan::tokens {

class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
  }

  // In [0, limit); the slight bias of the remainder does not matter. REQUIRES: limit > 0.
  std::size_t below(std::size_t limit) { return static_cast<std::size_t>(next() % limit); }

  std::string bytes(std::size_t size) {
    std::string out;
    while (out.size() < size) out += static_cast<char>(next() & 0xff);
    return out;
  }

 private:
  std::uint64_t state_;
};

// `size` characters of `alphabet`. Where the alphabet has letters and digits both stand in it from
// two characters up, and from twelve up it does not read as a placeholder. REQUIRES: a non-empty
// alphabet.
std::string random_text(Random& random, std::string_view alphabet, std::size_t size);

}  // namespace scan::tokens

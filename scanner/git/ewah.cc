// The words: a run-length word (bit 0 the repeated bit, bits 1-32 how many words of it, bits 33-63
// how many literal words follow), its literals, the next run-length word.
#include "git/ewah.h"

#include <cstdint>

namespace scan::git {
namespace {

constexpr std::uint64_t kWordBits = 64;

// False where a set bit lies past the end.
bool set_run(std::vector<bool>& flags, std::uint64_t begin, std::uint64_t words, bool value) {
  if (!value) return true;
  const std::uint64_t count = words * kWordBits;
  if (begin > flags.size() || count > flags.size() - begin) return false;
  for (std::uint64_t i = 0; i < count; ++i) flags[begin + i] = true;
  return true;
}

bool set_literal(std::vector<bool>& flags, std::uint64_t begin, std::uint64_t word) {
  for (std::uint64_t bit = 0; bit < kWordBits; ++bit) {
    if ((word >> bit & 1) == 0) continue;
    if (begin + bit >= flags.size()) return false;
    flags[begin + bit] = true;
  }
  return true;
}

}  // namespace

std::optional<std::vector<bool>> take_ewah(ByteReader& in, std::size_t size) {
  in.take_u32();  // number of bits, which the words tell as well
  const std::uint64_t word_count = in.take_u32();
  if (!in.ok() || word_count > in.left() / 8) return std::nullopt;
  ByteReader words(in.take(word_count * 8));
  in.take_u32();  // where the last run-length word stands: for writers that append
  if (!in.ok()) return std::nullopt;

  std::vector<bool> flags(size);
  std::uint64_t at = 0;
  while (words.left() > 0) {
    const std::uint64_t marker = words.take_u64();
    const std::uint64_t run = marker >> 1 & 0xffffffff;
    const std::uint64_t literals = marker >> 33;
    if (literals > words.left() / 8) return std::nullopt;
    if (!set_run(flags, at, run, (marker & 1) != 0)) return std::nullopt;
    at += run * kWordBits;
    for (std::uint64_t i = 0; i < literals; ++i, at += kWordBits) {
      if (!set_literal(flags, at, words.take_u64())) return std::nullopt;
    }
  }
  return flags;
}

}  // namespace scan::git

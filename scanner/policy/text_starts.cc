// AVX2 where the machine has it; else byte by byte.
#include "policy/text_starts.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

#include "base/ascii.h"

namespace scan::policy {

void TextStarts::add_byte(std::size_t at, unsigned char byte, std::uint8_t group) {
  low_[at][byte & 15] |= group;
  high_[at][byte >> 4] |= group;
}

// Texts that begin alike share a group, so that a group lets few other bytes pass.
void TextStarts::add(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const auto group = static_cast<std::uint8_t>(1u << (first % kGroups));
  for (std::size_t i = 0; i < kLooked; ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    add_byte(i, byte, group);
    if (is_ascii_letter(text[i])) add_byte(i, byte ^ 0x20, group);
  }
}

std::uint64_t TextStarts::mark_plain(const char* bytes) const {
  std::uint64_t marked = 0;
  for (std::size_t i = 0; i < kBlockBytes; ++i) {
    unsigned groups = 0xff;
    for (std::size_t k = 0; k < kLooked; ++k) {
      const auto byte = static_cast<unsigned char>(bytes[i + k]);
      groups &= unsigned{low_[k][byte & 15]} & high_[k][byte >> 4];
    }
    marked |= std::uint64_t{groups != 0} << i;
  }
  return marked;
}

#ifdef __SSE2__

__attribute__((target("avx2"))) std::uint64_t TextStarts::mark_avx2(const char* bytes) const {
  const __m256i nibble = _mm256_set1_epi8(15);
  std::array<std::uint64_t, 2> none{};
  for (std::size_t half = 0; half < none.size(); ++half) {
    __m256i groups = _mm256_set1_epi8(-1);
    for (std::size_t k = 0; k < kLooked; ++k) {
      const __m256i low_table = _mm256_broadcastsi128_si256(
          _mm_loadu_si128(reinterpret_cast<const __m128i*>(low_[k].data())));
      const __m256i high_table = _mm256_broadcastsi128_si256(
          _mm_loadu_si128(reinterpret_cast<const __m128i*>(high_[k].data())));
      const __m256i here =
          _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32 * half + k));
      const __m256i low = _mm256_and_si256(here, nibble);
      const __m256i high = _mm256_and_si256(_mm256_srli_epi16(here, 4), nibble);
      groups = _mm256_and_si256(groups, _mm256_and_si256(_mm256_shuffle_epi8(low_table, low),
                                                         _mm256_shuffle_epi8(high_table, high)));
    }
    const __m256i zero = _mm256_cmpeq_epi8(groups, _mm256_setzero_si256());
    none[half] = static_cast<std::uint32_t>(_mm256_movemask_epi8(zero));
  }
  return ~(none[0] | none[1] << 32);
}

std::uint64_t TextStarts::mark(const char* bytes) const {
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  return has_avx2 ? mark_avx2(bytes) : mark_plain(bytes);
}

#else

std::uint64_t TextStarts::mark(const char* bytes) const { return mark_plain(bytes); }

#endif

}  // namespace scan::policy

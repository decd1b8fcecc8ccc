// One kernel for each kind of machine. Entry points: mark_blocks, run_mask, escape_mask.
#include "decode/byte_masks.h"

#ifdef __SSE2__
#include <immintrin.h>
#endif

namespace scan::decode {

std::uint64_t class_mask_plain(const char* block, ByteClass wanted) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < kBlockBytes; ++i) {
    mask |= std::uint64_t{has_class(block[i], wanted)} << i;
  }
  return mask;
}

void mark_blocks_plain(const char* bytes, std::size_t blocks, Marks& marks) {
  marks.escapes = 0;
  for (std::size_t i = 0; i < blocks; ++i, bytes += kBlockBytes) {
    marks.rough[i] = class_mask_plain(bytes, kRoughByte);
    marks.escapes |= std::uint64_t{class_mask_plain(bytes, kEscapeByte) != 0} << i;
  }
}

#ifdef __SSE2__

namespace {

__m128i load(const char* bytes) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes)); }

__m128i equal(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

__m128i is_escape(__m128i bytes) { return _mm_or_si128(equal(bytes, '\\'), equal(bytes, '%')); }

// Bytes from `low` to `high`, by one addition and one signed comparison.
__m128i in_range(__m128i bytes, int low, int high) {
  const __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(127 - high)));
  return _mm_cmpgt_epi8(moved, _mm_set1_epi8(static_cast<char>(127 - (high - low) - 1)));
}

__m128i is_run(__m128i bytes) {
  const __m128i letter = in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');
  const __m128i digit = in_range(bytes, '/', '9');
  const __m128i other =
      _mm_or_si128(_mm_or_si128(equal(bytes, '+'), equal(bytes, '-')), equal(bytes, '_'));
  return _mm_or_si128(_mm_or_si128(letter, digit), other);
}

__m128i is_mixed(__m128i bytes) {
  return _mm_or_si128(in_range(bytes, 'A', 'Z'), in_range(bytes, '0', '9'));
}

std::uint64_t bits_of(__m128i mask) { return static_cast<unsigned>(_mm_movemask_epi8(mask)); }

void mark_blocks_sse2(const char* bytes, std::size_t blocks, Marks& marks) {
  const __m128i lowest = _mm_set1_epi8('+');
  std::uint64_t any = 0;
  for (std::size_t i = 0; i < blocks; ++i, bytes += kBlockBytes) {
    const __m128i a = load(bytes);
    const __m128i b = load(bytes + 16);
    const __m128i c = load(bytes + 32);
    const __m128i d = load(bytes + 48);
    const std::uint64_t below =
        bits_of(_mm_cmplt_epi8(a, lowest)) | bits_of(_mm_cmplt_epi8(b, lowest)) << 16 |
        bits_of(_mm_cmplt_epi8(c, lowest)) << 32 | bits_of(_mm_cmplt_epi8(d, lowest)) << 48;
    marks.rough[i] = ~below;
    const __m128i escapes = _mm_or_si128(_mm_or_si128(is_escape(a), is_escape(b)),
                                         _mm_or_si128(is_escape(c), is_escape(d)));
    any |= std::uint64_t{_mm_movemask_epi8(escapes) != 0} << i;
  }
  marks.escapes = any;
}

__attribute__((target("avx2"))) void mark_blocks_avx2(const char* bytes, std::size_t blocks,
                                                      Marks& marks) {
  const __m256i lowest = _mm256_set1_epi8('+');
  const __m256i backslash = _mm256_set1_epi8('\\');
  const __m256i percent = _mm256_set1_epi8('%');
  std::uint64_t any = 0;
  for (std::size_t i = 0; i < blocks; ++i, bytes += kBlockBytes) {
    const __m256i a = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes));
    const __m256i b = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32));
    const auto low_a =
        static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpgt_epi8(lowest, a)));
    const auto low_b =
        static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpgt_epi8(lowest, b)));
    marks.rough[i] = ~(std::uint64_t{low_a} | std::uint64_t{low_b} << 32);
    const __m256i escapes = _mm256_or_si256(
        _mm256_or_si256(_mm256_cmpeq_epi8(a, backslash), _mm256_cmpeq_epi8(a, percent)),
        _mm256_or_si256(_mm256_cmpeq_epi8(b, backslash), _mm256_cmpeq_epi8(b, percent)));
    any |= std::uint64_t{_mm256_movemask_epi8(escapes) != 0} << i;
  }
  marks.escapes = any;
}

}  // namespace

void mark_blocks(const char* bytes, std::size_t blocks, Marks& marks) {
  static const bool has_avx2 = __builtin_cpu_supports("avx2") != 0;
  has_avx2 ? mark_blocks_avx2(bytes, blocks, marks) : mark_blocks_sse2(bytes, blocks, marks);
}

std::uint64_t run_mask(const char* block) {
  return bits_of(is_run(load(block))) | bits_of(is_run(load(block + 16))) << 16 |
         bits_of(is_run(load(block + 32))) << 32 | bits_of(is_run(load(block + 48))) << 48;
}

std::uint64_t mixed_mask(const char* block) {
  return bits_of(is_mixed(load(block))) | bits_of(is_mixed(load(block + 16))) << 16 |
         bits_of(is_mixed(load(block + 32))) << 32 | bits_of(is_mixed(load(block + 48))) << 48;
}

std::uint64_t escape_mask(const char* block) {
  return bits_of(is_escape(load(block))) | bits_of(is_escape(load(block + 16))) << 16 |
         bits_of(is_escape(load(block + 32))) << 32 | bits_of(is_escape(load(block + 48))) << 48;
}

#else

void mark_blocks(const char* bytes, std::size_t blocks, Marks& marks) {
  mark_blocks_plain(bytes, blocks, marks);
}
std::uint64_t run_mask(const char* block) { return class_mask_plain(block, kRunByte); }
std::uint64_t mixed_mask(const char* block) { return class_mask_plain(block, kMixedByte); }
std::uint64_t escape_mask(const char* block) { return class_mask_plain(block, kEscapeByte); }

#endif

}  // namespace scan::decode

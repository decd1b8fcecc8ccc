// Sixty-four bytes at once to masks that tell which of them matter: bit n is of byte n.
//
// The masks are made in two steps, since nearly every block of source code ends with the first: few
// hold two dozen bytes without a blank, a quote or a bracket. With SSE2, which every x86-64 has;
// the plain twins are for other machines and for the test that holds one to the other.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace scan::decode {

inline constexpr std::size_t kMaskedBytes = 64;

enum ByteClass : std::uint8_t { kRunByte = 1, kHexByte = 2, kEscapeByte = 4 };

constexpr std::array<std::uint8_t, 256> make_byte_classes() {
  std::array<std::uint8_t, 256> classes{};
  const auto set = [&](std::string_view bytes, std::uint8_t bits) {
    for (char c : bytes) classes[static_cast<unsigned char>(c)] |= bits;
  };
  set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_", kRunByte);
  set("0123456789abcdefABCDEF", kHexByte);
  set("\\%", kEscapeByte);
  return classes;
}
inline constexpr std::array<std::uint8_t, 256> kByteClasses = make_byte_classes();

constexpr bool has_class(char c, ByteClass wanted) {
  return (kByteClasses[static_cast<unsigned char>(c)] & wanted) != 0;
}

// The bytes of a class among 64. REQUIRES of all here: kMaskedBytes bytes stand at `bytes`.
inline std::uint64_t class_mask(const char* bytes, ByteClass wanted) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < kMaskedBytes; ++i) {
    mask |= std::uint64_t{has_class(bytes[i], wanted)} << i;
  }
  return mask;
}

struct RoughMasks {
  std::uint64_t run = 0;  // bytes from '+' to 127: all run bytes, and some others
  bool escape = false;    // whether there is an escape byte
};

inline RoughMasks rough_masks_plain(const char* bytes) {
  RoughMasks masks;
  for (std::size_t i = 0; i < kMaskedBytes; ++i) {
    masks.run |= std::uint64_t{static_cast<signed char>(bytes[i]) >= '+'} << i;
    masks.escape |= has_class(bytes[i], kEscapeByte);
  }
  return masks;
}

#ifdef __SSE2__

namespace sse2 {

inline __m128i load(const char* bytes) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes));
}

inline __m128i equal(__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); }

inline __m128i is_escape(__m128i bytes) {
  return _mm_or_si128(equal(bytes, '\\'), equal(bytes, '%'));
}

// Bytes from `low` to `high`, by one addition and one signed comparison.
inline __m128i in_range(__m128i bytes, int low, int high) {
  const __m128i moved = _mm_add_epi8(bytes, _mm_set1_epi8(static_cast<char>(127 - high)));
  return _mm_cmpgt_epi8(moved, _mm_set1_epi8(static_cast<char>(127 - (high - low) - 1)));
}

inline __m128i is_run(__m128i bytes) {
  const __m128i letter = in_range(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');
  const __m128i digit = in_range(bytes, '/', '9');
  const __m128i other =
      _mm_or_si128(_mm_or_si128(equal(bytes, '+'), equal(bytes, '-')), equal(bytes, '_'));
  return _mm_or_si128(_mm_or_si128(letter, digit), other);
}

inline std::uint64_t bits_of(__m128i mask) {
  return static_cast<unsigned>(_mm_movemask_epi8(mask));
}

}  // namespace sse2

inline RoughMasks rough_masks(const char* bytes) {
  std::uint64_t low = 0;
  __m128i escapes = _mm_setzero_si128();
  for (std::size_t i = 0; i < kMaskedBytes; i += sizeof(__m128i)) {
    const __m128i each = sse2::load(bytes + i);
    low |= sse2::bits_of(_mm_cmplt_epi8(each, _mm_set1_epi8('+'))) << i;
    escapes = _mm_or_si128(escapes, sse2::is_escape(each));
  }
  return {~low, _mm_movemask_epi8(escapes) != 0};
}

inline std::uint64_t run_mask(const char* bytes) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < kMaskedBytes; i += sizeof(__m128i)) {
    mask |= sse2::bits_of(sse2::is_run(sse2::load(bytes + i))) << i;
  }
  return mask;
}

inline std::uint64_t escape_mask(const char* bytes) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < kMaskedBytes; i += sizeof(__m128i)) {
    mask |= sse2::bits_of(sse2::is_escape(sse2::load(bytes + i))) << i;
  }
  return mask;
}

#else

inline RoughMasks rough_masks(const char* bytes) { return rough_masks_plain(bytes); }
inline std::uint64_t run_mask(const char* bytes) { return class_mask(bytes, kRunByte); }
inline std::uint64_t escape_mask(const char* bytes) { return class_mask(bytes, kEscapeByte); }

#endif

}  // namespace scan::decode

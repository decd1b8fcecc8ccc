// Text, 64 bytes at once, to bit masks that tell which bytes matter: bit n is of byte n.
//
// This reads every byte of every file, so it is written for the vector instructions that the
// machine has: AVX2 where it is there, else SSE2, which every x86-64 has; 5 to 15 GB/s. The plain
// twins are for other machines, and for the test that holds the others to them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace scan::decode {

inline constexpr std::size_t kBlockBytes = 64;
inline constexpr std::size_t kMarkedBlocks = 64;

enum ByteClass : std::uint8_t {
  kRunByte = 1,     // digits of base64 and base64url: letters, digits, + / - _
  kHexByte = 2,     // digits of hex
  kEscapeByte = 4,  // backslash and percent sign
  kRoughByte = 8,   // from '+' to 127: all run bytes, and some others
  kMixedByte = 16,  // capital letters and digits
};

constexpr std::array<std::uint8_t, 256> make_byte_classes() {
  std::array<std::uint8_t, 256> classes{};
  const auto set = [&](std::string_view bytes, std::uint8_t bits) {
    for (char c : bytes) classes[static_cast<unsigned char>(c)] |= bits;
  };
  set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_", kRunByte);
  set("0123456789abcdefABCDEF", kHexByte);
  set("\\%", kEscapeByte);
  set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", kMixedByte);
  for (std::size_t i = '+'; i < 128; ++i) classes[i] |= kRoughByte;
  return classes;
}
inline constexpr std::array<std::uint8_t, 256> kByteClasses = make_byte_classes();

constexpr bool has_class(char c, ByteClass wanted) {
  return (kByteClasses[static_cast<unsigned char>(c)] & wanted) != 0;
}

// What a first look tells of some blocks. Nearly every block of source code ends with it: few hold
// two dozen bytes in a row without a blank, a quote or a bracket, few an escape.
struct Marks {
  std::array<std::uint64_t, kMarkedBlocks> rough;  // of each block: the bytes of kRoughByte
  std::uint64_t escapes = 0;                       // blocks that hold an escape byte
};

// REQUIRES: blocks <= kMarkedBlocks, and as many blocks stand at `bytes`.
void mark_blocks(const char* bytes, std::size_t blocks, Marks& marks);
void mark_blocks_plain(const char* bytes, std::size_t blocks, Marks& marks);

// The bytes of a class in one block.
std::uint64_t run_mask(const char* block);
std::uint64_t mixed_mask(const char* block);
std::uint64_t escape_mask(const char* block);
std::uint64_t class_mask_plain(const char* block, ByteClass wanted);

}  // namespace scan::decode

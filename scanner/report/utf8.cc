// A decoder, and the blocks of wide and combining characters.
#include "report/utf8.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace scan::report {
namespace {

struct Block {
  char32_t first;
  char32_t last;
};

constexpr std::array<Block, 11> kWide = {{{0x1100, 0x115f},
                                          {0x231a, 0x231b},
                                          {0x2e80, 0x303e},
                                          {0x3041, 0xa4cf},
                                          {0xa960, 0xa97f},
                                          {0xac00, 0xd7a3},
                                          {0xf900, 0xfaff},
                                          {0xfe30, 0xfe6f},
                                          {0xff00, 0xff60},
                                          {0x1f300, 0x1faff},
                                          {0x20000, 0x3fffd}}};

constexpr std::array<Block, 8> kNoWidth = {{{0x0300, 0x036f},
                                            {0x0483, 0x0489},
                                            {0x0591, 0x05bd},
                                            {0x064b, 0x065f},
                                            {0x200b, 0x200f},
                                            {0x20d0, 0x20f0},
                                            {0xfe00, 0xfe0f},
                                            {0xfe20, 0xfe2f}}};

template <std::size_t N>
bool is_in(const std::array<Block, N>& blocks, char32_t code_point) {
  return std::any_of(blocks.begin(), blocks.end(), [&](const Block& block) {
    return block.first <= code_point && code_point <= block.last;
  });
}

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  constexpr std::array<unsigned char, 5> lead_bits = {0, 0x7f, 0x1f, 0x0f, 0x07};
  const std::size_t size = utf8_sequence(text.substr(at));
  if (size == 0) return {};
  char32_t value = static_cast<unsigned char>(text[at]) & lead_bits[size];
  for (std::size_t i = 1; i < size; ++i) {
    value = (value << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3f);
  }
  return {value, size};
}

std::string lossy_utf8(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    out +=
        character.code_point ? text.substr(at, character.size) : std::string_view("\xef\xbf\xbd");
    at += character.size;
  }
  return out;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at += character_at(text, at).size) ++count;
  return count;
}

std::size_t columns_of(char32_t code_point) {
  if (code_point < 0x300) return 1;
  if (is_in(kNoWidth, code_point)) return 0;
  return is_in(kWide, code_point) ? 2 : 1;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    columns += character.code_point ? columns_of(*character.code_point) : 1;
    at += character.size;
  }
  return columns;
}

}  // namespace scan::report

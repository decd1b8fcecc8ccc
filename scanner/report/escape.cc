// Decides by code point; what it lets through is one printable character.
#include "report/escape.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace scan::report {
namespace {

struct Block {
  char32_t first;
  char32_t last;
};

// Characters that show nothing, break lines or turn the direction, and those that are none.
constexpr std::array<Block, 11> kInvisible = {{{0x80, 0x9f},
                                               {0xad, 0xad},
                                               {0x61c, 0x61c},
                                               {0x180e, 0x180e},
                                               {0x200b, 0x200b},
                                               {0x200e, 0x200f},
                                               {0x2028, 0x202e},
                                               {0x2060, 0x206f},
                                               {0xfeff, 0xfeff},
                                               {0xfff0, 0xfffb},
                                               {0xe0000, 0x10ffff}}};

std::string escaped_ascii(char c) {
  switch (c) {
    case '\n':
      return "\\n";
    case '\r':
      return "\\r";
    case '\t':
      return "\\t";
    default:
      return fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
  }
}

// The second # of `##[` and `##vso[`, which some build services take for a command anywhere in a
// line.
bool begins_command(std::string_view text, std::size_t at) {
  if (text[at] != '#' || at == 0 || text[at - 1] != '#') return false;
  const std::string_view rest = text.substr(at + 1);
  return rest.starts_with('[') || rest.starts_with("vso[");
}

}  // namespace

std::string escaped_character(std::string_view text, std::size_t at, Character character) {
  if (!character.code_point) {
    return fmt::format("\\x{:02x}", static_cast<unsigned char>(text[at]));
  }
  const char32_t value = *character.code_point;
  if (value < 0x20 || value == 0x7f || begins_command(text, at)) return escaped_ascii(text[at]);
  const bool invisible = std::any_of(kInvisible.begin(), kInvisible.end(), [&](const Block& block) {
    return block.first <= value && value <= block.last;
  });
  if (invisible) return fmt::format("\\u{{{:x}}}", static_cast<std::uint32_t>(value));
  return std::string(text.substr(at, character.size));
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    out += escaped_character(text, at, character);
    at += character.size;
  }
  return out;
}

}  // namespace scan::report

// Cuts the block into pieces at line ends and their escapes, strips from each piece what belongs to
// the file around it, and sorts the pieces into headers, checksum and body. Entry point:
// read_armor.
#include "judge/keys/armor.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/base64.h"
#include "judge/keys/armor_lines.h"

namespace scan {
namespace {

constexpr std::size_t kMostText = 65536;
constexpr std::string_view kDashes = "-----";

void take_piece(std::string_view piece, Armor& armor, std::string& body) {
  if (piece.find(':') != std::string_view::npos) {
    constexpr std::string_view kCipher = "DEK-Info: ";
    constexpr std::size_t kMostName = 64;
    if (piece.starts_with(kCipher)) {
      const std::string_view name = piece.substr(kCipher.size());
      armor.cipher = name.substr(0, std::min(name.find(','), kMostName));
    }
    armor.encrypted |=
        piece.find("ENCRYPTED") != std::string_view::npos || piece.starts_with("DEK-Info");
    return;
  }
  if (piece.size() == 5 && piece.front() == '=') {
    armor.checksum = base64_decode(piece.substr(1)).value_or("");
    return;
  }
  std::copy_if(piece.begin(), piece.end(), std::back_inserter(body),
               [](char c) { return !is_ascii_space(c); });
}

}  // namespace

std::optional<Armor> read_armor(std::string_view text) {
  text = text.substr(0, kMostText);
  constexpr std::string_view kBegin = "-----BEGIN ";
  const std::size_t begin = text.find(kBegin);
  if (begin == std::string_view::npos) return std::nullopt;
  const std::size_t label = begin + kBegin.size();
  const std::size_t label_end = text.find(kDashes, label);
  if (label_end == std::string_view::npos) return std::nullopt;

  Armor armor;
  armor.label = text.substr(label, label_end - label);
  std::string_view rest = text.substr(label_end + kDashes.size());
  const std::size_t end = rest.find("-----END");
  if (end == std::string_view::npos) return armor;
  rest = rest.substr(0, end);

  std::string body;
  for (std::string_view piece : text_pieces(rest)) take_piece(piece, armor, body);
  std::optional<std::string> bytes = base64_decode(body);
  armor.decoded = bytes.has_value() && !bytes->empty();
  if (armor.decoded) armor.bytes = std::move(*bytes);
  return armor;
}

}  // namespace scan

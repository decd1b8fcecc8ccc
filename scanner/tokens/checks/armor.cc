// Cuts the block into pieces at line ends and their escapes, strips from each piece what belongs to
// the file around it, and sorts the pieces into headers, checksum and body. Entry point:
// read_armor.
#include "tokens/checks/armor.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/base64.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kMostText = 65536;
constexpr std::string_view kDashes = "-----";

// The length of a line end at the start of `text`, real or escaped (`\n`, `\\n`, `\r`, `\u000a`).
std::size_t line_end(std::string_view text) {
  if (text.front() == '\n' || text.front() == '\r') return 1;
  if (text.front() != '\\') return 0;
  std::size_t at = 0;
  while (at < text.size() && text[at] == '\\') ++at;
  if (at < text.size() && (text[at] == 'n' || text[at] == 'r')) return at + 1;
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("u000a") || rest.starts_with("u000A") || rest.starts_with("u000d")) {
    return at + 5;
  }
  return 0;
}

bool is_around(char c) {
  return is_ascii_space(c) || c == '"' || c == '\'' || c == '`' || c == '\\';
}

// Without quotes, blanks, comment signs (# // * >) and list commas; empty for a piece that is only
// such, like the `" +` between two strings of source code.
std::string_view stripped(std::string_view piece) {
  const bool quoted = piece.find_first_of("\"'`") != std::string_view::npos;
  while (!piece.empty() && is_around(piece.front())) piece.remove_prefix(1);
  for (std::string_view sign : {"// ", "# ", "* ", "> ", "+ \"", "+ '", ". \"", ". '"}) {
    if (piece.starts_with(sign)) piece.remove_prefix(sign.size());
  }
  while (!piece.empty() &&
         (is_around(piece.back()) || piece.back() == ',' || piece.back() == ';')) {
    piece.remove_suffix(1);
  }
  const bool signs_only = piece.find_first_not_of("+.,;\"'` ") == std::string_view::npos;
  return quoted && signs_only ? std::string_view() : piece;
}

void take_piece(std::string_view piece, Armor& armor, std::string& body) {
  piece = stripped(piece);
  if (piece.empty()) return;
  if (piece.find(':') != std::string_view::npos) {
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
  std::size_t from = 0;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t length = line_end(rest.substr(at));
    if (length > 0) take_piece(rest.substr(from, at - from), armor, body);
    at += std::max<std::size_t>(length, 1);
    if (length > 0) from = at;
  }
  take_piece(rest.substr(from), armor, body);
  std::optional<std::string> bytes = base64_decode(body);
  armor.decoded = bytes.has_value() && !bytes->empty();
  if (armor.decoded) armor.bytes = std::move(*bytes);
  return armor;
}

}  // namespace scan::tokens

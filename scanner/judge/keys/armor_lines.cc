// Cuts at line ends and their escapes, then strips each piece. Entry point: text_pieces.
#include "judge/keys/armor_lines.h"

#include <algorithm>

#include "base/ascii.h"

namespace scan {
namespace {

constexpr std::size_t kMostText = 65536;

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

}  // namespace

std::vector<std::string_view> text_pieces(std::string_view text) {
  text = text.substr(0, kMostText);
  std::vector<std::string_view> pieces;
  const auto add = [&](std::string_view piece) {
    piece = stripped(piece);
    if (!piece.empty()) pieces.push_back(piece);
  };
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = line_end(text.substr(at));
    if (length > 0) add(text.substr(from, at - from));
    at += std::max<std::size_t>(length, 1);
    if (length > 0) from = at;
  }
  add(text.substr(from));
  return pieces;
}

}  // namespace scan

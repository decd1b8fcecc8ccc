// Escapes and indentation of Nix strings, in the order in which Nix undoes them: indentation first.
#include "syntax/nix_string.h"

#include <algorithm>

#include "syntax/escape.h"

namespace scan::syntax {
namespace {

char unescaped(char c) { return c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c; }

// `'''` is `''`, `''$` is `$`, `''\x` is an escape as in the other kind.
std::string decode_marks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("'''")) {
      out += "''";
      at += 3;
    } else if (rest.starts_with("''$")) {
      out += '$';
      at += 3;
    } else if (rest.starts_with("''\\") && rest.size() > 3) {
      out += unescaped(rest[3]);
      at += 4;
    } else {
      out += text[at++];
    }
  }
  return out;
}

// The spaces that all lines with text share.
std::size_t shared_indentation(std::string_view body) {
  std::size_t shared = body.size();
  for (std::size_t at = 0; at <= body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    const std::size_t text = body.find_first_not_of(' ', at);
    if (text < end) shared = std::min(shared, text - at);
    at = end + 1;
  }
  return shared;
}

}  // namespace

std::string decode_nix_string(std::string_view text) {
  if (text.size() < 2) return {};
  text = text.substr(1, text.size() - 2);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      out += unescaped(text[++at]);
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string decode_nix_lines(std::string_view text) {
  if (text.size() < 4) return {};
  const std::string plain = with_plain_line_ends(text.substr(2, text.size() - 4));
  std::string_view body = plain;
  const std::size_t first = body.find_first_not_of(' ');
  if (first != body.npos && body[first] == '\n') body.remove_prefix(first + 1);
  const std::size_t shared = shared_indentation(body);
  std::string lines;
  for (std::size_t at = 0; at <= body.size();) {
    const std::size_t end = std::min(body.find('\n', at), body.size());
    std::string_view line = body.substr(at, end - at);
    const std::size_t blanks = std::min(line.find_first_not_of(' '), line.size());
    // The last line, when blank, is only where the closing mark stands.
    line.remove_prefix(end == body.size() && blanks == line.size() ? blanks
                                                                   : std::min(shared, blanks));
    lines += line;
    if (end < body.size()) lines += '\n';
    at = end + 1;
  }
  return decode_marks(lines);
}

}  // namespace scan::syntax

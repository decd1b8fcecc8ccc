// A table of one-letter escapes and three lengths of hexadecimal ones.
#include "syntax/escape.h"

#include <optional>

#include "base/utf8.h"

namespace scan::syntax {
namespace {

std::string_view simple_escape(char letter) {
  using namespace std::string_view_literals;
  switch (letter) {
    case '0':
      return "\0"sv;
    case 'a':
      return "\a"sv;
    case 'b':
      return "\b"sv;
    case 't':
    case '\t':
      return "\t"sv;
    case 'n':
      return "\n"sv;
    case 'v':
      return "\v"sv;
    case 'f':
      return "\f"sv;
    case 'r':
      return "\r"sv;
    case 'e':
      return "\x1b"sv;
    case ' ':
      return " "sv;
    case '"':
      return "\""sv;
    case '/':
      return "/"sv;
    case '\\':
      return "\\"sv;
    case 'N':
      return "\xc2\x85"sv;
    case '_':
      return "\xc2\xa0"sv;
    case 'L':
      return "\xe2\x80\xa8"sv;
    case 'P':
      return "\xe2\x80\xa9"sv;
    default:
      return {};
  }
}

std::size_t digits_of(char letter) {
  return letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
}

std::optional<char32_t> hexadecimal(std::string_view digits) {
  char32_t value = 0;
  for (const char c : digits) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (!digit && !letter) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(digit ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  return value;
}

// The number of the hexadecimal escape at `at`, nothing where there is none.
std::optional<char32_t> number_at(std::string_view text, std::size_t at) {
  const std::size_t digits = digits_of(text[at + 1]);
  if (digits == 0 || text.size() - at - 2 < digits) return std::nullopt;
  return hexadecimal(text.substr(at + 2, digits));
}

bool is_high_surrogate(char32_t c) { return c >= 0xd800 && c < 0xdc00; }
bool is_low_surrogate(char32_t c) { return c >= 0xdc00 && c < 0xe000; }

}  // namespace

std::size_t decode_escape(std::string_view text, std::size_t at, std::string& out) {
  if (at + 1 >= text.size()) return 0;
  if (const std::string_view simple = simple_escape(text[at + 1]); !simple.empty()) {
    out += simple;
    return 2;
  }
  std::optional<char32_t> number = number_at(text, at);
  if (!number) return 0;
  std::size_t length = 2 + digits_of(text[at + 1]);
  if (is_high_surrogate(*number) && at + length + 1 < text.size() && text[at + length] == '\\') {
    const std::optional<char32_t> low = number_at(text, at + length);
    if (low && is_low_surrogate(*low)) {
      number = 0x10000 + ((*number - 0xd800) << 10) + (*low - 0xdc00);
      length += 2 + digits_of(text[at + length + 1]);
    }
  }
  const bool foreign =
      *number > 0x10ffff || is_high_surrogate(*number) || is_low_surrogate(*number);
  append_utf8(out, foreign ? char32_t{0xfffd} : *number);
  return length;
}

std::string decode_escapes(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t escape = text[at] == '\\' ? decode_escape(text, at, out) : 0;
    if (escape == 0) out += text[at];
    at += escape == 0 ? 1 : escape;
  }
  return out;
}

std::string with_plain_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n') continue;
    out += text[at];
  }
  return out;
}

}  // namespace scan::syntax

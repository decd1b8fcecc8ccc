// Escapes of bash's `$'…'` (Bash Reference Manual, 3.1.2.4 "ANSI-C Quoting"). Entry point:
// append_ansi_c_escape.
#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "syntax/shell_words.h"

namespace scan::syntax {
namespace {

// At most `most` digits of `base` at `at`: their number and what they say.
struct Digits {
  std::size_t count = 0;
  char32_t value = 0;
};

Digits digits(std::string_view text, std::size_t at, std::size_t most, char32_t base) {
  Digits out;
  while (out.count < most && at + out.count < text.size()) {
    const char c = to_ascii_lower(text[at + out.count]);
    char32_t digit = base;
    if (is_ascii_digit(c)) digit = static_cast<char32_t>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<char32_t>(c - 'a' + 10);
    if (digit >= base) break;
    out.value = out.value * base + digit;
    ++out.count;
  }
  return out;
}

void append_code_point(std::string& out, char32_t value) {
  const bool valid = value < 0xD800 || (value > 0xDFFF && value <= 0x10FFFF);
  append_utf8(out, valid ? value : 0xFFFD);
}

}  // namespace

std::size_t append_ansi_c_escape(std::string_view text, std::size_t at, std::string& out) {
  if (at + 1 >= text.size()) {
    out += '\\';
    return 1;
  }
  const char c = text[at + 1];
  constexpr std::string_view kShort = "abeEfnrtv\\'\"?";
  constexpr std::string_view kMeaning = "\a\b\x1b\x1b\f\n\r\t\v\\'\"?";
  if (const std::size_t known = kShort.find(c); known != kShort.npos) {
    out += kMeaning[known];
    return 2;
  }
  if (c == 'x' || c == 'u' || c == 'U') {
    const Digits hex = digits(text, at + 2, c == 'x' ? 2 : c == 'u' ? 4 : 8, 16);
    if (hex.count > 0) {
      if (c == 'x') {
        out += static_cast<char>(static_cast<unsigned char>(hex.value));
      } else {
        append_code_point(out, hex.value);
      }
      return 2 + hex.count;
    }
  }
  if (const Digits octal = digits(text, at + 1, 3, 8); octal.count > 0) {
    out += static_cast<char>(static_cast<unsigned char>(octal.value & 0xFF));
    return 1 + octal.count;
  }
  if (c == 'c' && at + 2 < text.size()) {
    out += static_cast<char>(text[at + 2] & 0x1F);
    return 3;
  }
  out += '\\';
  return 1;
}

}  // namespace scan::syntax

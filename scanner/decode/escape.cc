// Escapes of a printable character or a line end are told from the rest by their first three bytes,
// before anything around them is looked at. Entry points: read_escape, is_telling_escape.
#include "decode/escape.h"

#include <array>
#include <cstdint>
#include <optional>

#include "base/hex.h"

namespace scan::decode {
namespace {

constexpr std::size_t kReach = 96;  // bytes that the word around an escape is looked for in

std::optional<char32_t> hex_number(std::string_view digits, std::size_t count) {
  if (digits.size() < count) return std::nullopt;
  char32_t number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const int value = hex_value(digits[i]);
    if (value < 0) return std::nullopt;
    number = number * 16 + static_cast<char32_t>(value);
  }
  return number;
}

constexpr std::array<bool, 256> make_word_bytes() {
  std::array<bool, 256> table{};
  for (char c : std::string_view("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                 "_-+/=.:@~?&!$*")) {
    table[static_cast<unsigned char>(c)] = true;
  }
  return table;
}
constexpr std::array<bool, 256> kWordBytes = make_word_bytes();

bool is_word_byte(char c) { return kWordBytes[static_cast<unsigned char>(c)]; }

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

bool is_blank_escape(char c) { return c == 'n' || c == 'r' || c == 't'; }

// A high digit of 2 to 7, and no DEL: a printable ASCII character.
bool is_printable_pair(std::string_view text, std::size_t at) {
  if (at + 2 > text.size() || text[at] < '2' || text[at] > '7') return false;
  const int low = hex_value(text[at + 1]);
  return low >= 0 && !(text[at] == '7' && low == 15);
}

bool is_candidate(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return false;
  if (text[at] == '%') return is_printable_pair(text, at + 1);
  switch (text[at + 1]) {
    case 'u':
      return text.substr(at + 2, 2) == "00" && is_printable_pair(text, at + 4);
    case 'x':
      return is_printable_pair(text, at + 2);
    case '/':
      return is_alphanumeric(text[at + 2]) || text[at + 2] == '\\';
    case 'n':
    case 'r':
    case 't':
      return is_alphanumeric(text[at + 2]);
    default:
      return false;
  }
}

// How many characters of one word stand from `at` on, once escapes are undone; no more are counted
// than are asked for.
std::size_t word_from(std::string_view text, std::size_t at, std::size_t most) {
  std::size_t count = 0;
  const std::size_t end = std::min(text.size(), at + kReach);
  while (at < end && count < most) {
    if (is_word_byte(text[at])) {
      ++at;
    } else if ((text[at] == '\\' || text[at] == '%') && is_candidate(text, at) &&
               !is_blank_escape(text[at + 1])) {
      at += read_escape(text, at).size;
    } else {
      break;
    }
    ++count;
  }
  return count;
}

std::size_t word_before(std::string_view text, std::size_t at, std::size_t most) {
  std::size_t count = 0;
  while (count < most && at > count && is_word_byte(text[at - count - 1])) ++count;
  return count;
}

Escape backslash_u(std::string_view text, std::size_t at) {
  const auto first = hex_number(text.substr(at + 2), 4);
  if (!first) return {};
  if (*first < 0xd800 || *first >= 0xe000) return {6, *first, false};
  if (*first < 0xdc00 && text.substr(at + 6, 2) == "\\u") {
    const auto second = hex_number(text.substr(at + 8), 4);
    if (second && *second >= 0xdc00 && *second < 0xe000) {
      return {12, 0x10000 + ((*first - 0xd800) << 10) + (*second - 0xdc00), false};
    }
  }
  return {6, 0xfffd, false};
}

char32_t plain_escape(char c) {
  switch (c) {
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case '"':
    case '\'':
    case '\\':
    case '/':
      return static_cast<char32_t>(c);
    default:
      return 0;
  }
}

}  // namespace

Escape read_escape(std::string_view text, std::size_t at) {
  if (at + 1 >= text.size()) return {};
  if (text[at] == '%') {
    const auto byte = hex_number(text.substr(at + 1), 2);
    return byte ? Escape{3, *byte, true} : Escape{};
  }
  if (text[at] != '\\') return {};
  if (text[at + 1] == 'u') return backslash_u(text, at);
  if (text[at + 1] == 'x') {
    const auto byte = hex_number(text.substr(at + 2), 2);
    return byte ? Escape{4, *byte, true} : Escape{};
  }
  const char32_t plain = plain_escape(text[at + 1]);
  return plain != 0 ? Escape{2, plain, false} : Escape{};
}

bool is_telling_escape(std::string_view text, std::size_t at) {
  if (!is_candidate(text, at)) return false;
  if (text[at] == '\\' && is_blank_escape(text[at + 1])) {
    return word_from(text, at + 2, kLeastWord) == kLeastWord;
  }
  const std::size_t after = word_from(text, at, kLeastWord);
  return after == kLeastWord || after + word_before(text, at, kLeastWord - after) >= kLeastWord;
}

}  // namespace scan::decode

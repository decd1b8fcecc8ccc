// Bytes are counted; UTF-8 is asked of base/utf8.h. Entry points: begins_text, begins_utf16,
// is_mostly_text.
#include "decode/readable.h"

#include <algorithm>

#include "base/utf8.h"

namespace scan::decode {
namespace {

constexpr std::size_t kLongestCharacter = 4;
constexpr std::size_t kOddPart = 32;

bool is_odd(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 32 && byte != '\t' && byte != '\n' && byte != '\r' && byte != 27) || byte == 127;
}

bool is_ascii_text(char c) { return static_cast<unsigned char>(c) < 128 && !is_odd(c); }

}  // namespace

bool begins_text(std::string_view head) {
  if (std::any_of(head.begin(), head.end(), is_odd)) return false;
  const std::size_t whole = utf8_prefix(head);
  return whole == head.size() || (whole > 0 && head.size() - whole < kLongestCharacter &&
                                  static_cast<unsigned char>(head[whole]) >= 0xc2);
}

bool begins_utf16(std::string_view head) {
  if (head.size() < 4) return false;
  if (head.starts_with("\xff\xfe") || head.starts_with("\xfe\xff")) head.remove_prefix(2);
  const std::size_t text = head[0] == 0 ? 1 : 0;
  for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
    if (head[i + 1 - text] != 0 || !is_ascii_text(head[i + text])) return false;
  }
  return true;
}

bool is_mostly_text(std::string_view bytes) {
  const std::size_t most = bytes.size() / kOddPart;
  std::size_t odd = static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), is_odd));
  while (odd <= most) {
    bytes.remove_prefix(utf8_prefix(bytes));
    if (bytes.empty()) return true;
    bytes.remove_prefix(1);
    ++odd;
  }
  return false;
}

}  // namespace scan::decode

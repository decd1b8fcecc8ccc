// Base64 by table; the format is RFC 4648. Entry points: base64_encode, base64_decode.
#include "base/base64.h"

#include <array>

namespace scan {
namespace {

constexpr std::string_view kStandardDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kUrlDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t kForeign = 0xff;

constexpr std::array<std::uint8_t, 256> inverse(std::string_view digits) {
  std::array<std::uint8_t, 256> table{};
  table.fill(kForeign);
  for (std::size_t i = 0; i < digits.size(); ++i) {
    table[static_cast<unsigned char>(digits[i])] = static_cast<std::uint8_t>(i);
  }
  return table;
}

constexpr std::array<std::uint8_t, 256> kStandardInverse = inverse(kStandardDigits);
constexpr std::array<std::uint8_t, 256> kUrlInverse = inverse(kUrlDigits);

// The text without its padding; nothing where the padding is wrong.
std::optional<std::string_view> unpadded(std::string_view text) {
  std::size_t padding = 0;
  while (padding < text.size() && text[text.size() - 1 - padding] == '=') ++padding;
  if (padding > 2 || (padding > 0 && text.size() % 4 != 0)) return std::nullopt;
  text.remove_suffix(padding);
  if (text.size() % 4 == 1) return std::nullopt;
  return text;
}

}  // namespace

std::string base64_encode(std::string_view bytes, Base64 kind) {
  const std::string_view digits = kind == Base64::kUrl ? kUrlDigits : kStandardDigits;
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (char c : bytes) {
    bits = (bits << 8) | static_cast<unsigned char>(c);
    for (held += 8; held >= 6; held -= 6) out += digits[(bits >> (held - 6)) & 63];
  }
  if (held > 0) out += digits[(bits << (6 - held)) & 63];
  if (kind == Base64::kStandard) out.resize((out.size() + 3) / 4 * 4, '=');
  return out;
}

std::optional<std::string> base64_decode(std::string_view text, Base64 kind) {
  const std::optional<std::string_view> body = unpadded(text);
  if (!body) return std::nullopt;
  const auto& table = kind == Base64::kUrl ? kUrlInverse : kStandardInverse;
  std::string out;
  out.reserve(body->size() / 4 * 3 + 2);
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (char c : *body) {
    const std::uint8_t digit = table[static_cast<unsigned char>(c)];
    if (digit == kForeign) return std::nullopt;
    bits = (bits << 6) | digit;
    held += 6;
    if (held >= 8) {
      held -= 8;
      out += static_cast<char>((bits >> held) & 0xff);
    }
  }
  return out;
}

}  // namespace scan

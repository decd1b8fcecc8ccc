// https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki: the prefix, `1`, digits of five
// bits, six of them checksum. Entry points: bech32_decode, bech32_encode.
#include "base/bech32.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"

namespace scan {
namespace {

constexpr std::string_view kDigits = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr std::size_t kChecksum = 6;

using Digits = std::vector<std::uint8_t>;

std::uint32_t polymod(const Digits& digits) {
  constexpr std::uint32_t kGenerator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd,
                                          0x2a1462b3};
  std::uint32_t sum = 1;
  for (std::uint8_t digit : digits) {
    const std::uint32_t top = sum >> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ digit;
    for (unsigned i = 0; i < 5; ++i) sum ^= ((top >> i) & 1) != 0 ? kGenerator[i] : 0;
  }
  return sum;
}

Digits expanded(std::string_view prefix) {
  Digits digits;
  for (char c : prefix) digits.push_back(static_cast<std::uint8_t>((c & 0x7f) >> 5));
  digits.push_back(0);
  for (char c : prefix) digits.push_back(static_cast<std::uint8_t>(c & 31));
  return digits;
}

}  // namespace

std::optional<Bech32> bech32_decode(std::string_view text) {
  const bool lower_case = std::any_of(text.begin(), text.end(), is_ascii_lower);
  if (lower_case && std::any_of(text.begin(), text.end(), is_ascii_upper)) return std::nullopt;
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  const std::size_t one = lower.rfind('1');
  if (one == std::string::npos || one == 0 || lower.size() - one - 1 < kChecksum) {
    return std::nullopt;
  }

  Bech32 out;
  out.prefix = lower.substr(0, one);
  Digits digits = expanded(out.prefix);
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (std::size_t i = one + 1; i < lower.size(); ++i) {
    const std::size_t digit = kDigits.find(lower[i]);
    if (digit == std::string_view::npos) return std::nullopt;
    digits.push_back(static_cast<std::uint8_t>(digit));
    if (i + kChecksum >= lower.size()) continue;
    bits = ((bits << 5) | static_cast<std::uint32_t>(digit)) & 0xfff;
    held += 5;
    if (held >= 8) {
      held -= 8;
      out.bytes += static_cast<char>((bits >> held) & 0xff);
    }
  }
  const bool spare_bits = held >= 5 || (bits & ((1U << held) - 1)) != 0;
  if (spare_bits || polymod(digits) != 1) return std::nullopt;
  return out;
}

std::string bech32_encode(std::string_view prefix, std::string_view bytes) {
  Digits data;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (char c : bytes) {
    bits = ((bits << 8) | static_cast<unsigned char>(c)) & 0xfff;
    for (held += 8; held >= 5; held -= 5) {
      data.push_back(static_cast<std::uint8_t>((bits >> (held - 5)) & 31));
    }
  }
  if (held > 0) data.push_back(static_cast<std::uint8_t>((bits << (5 - held)) & 31));
  Digits checked = expanded(prefix);
  checked.insert(checked.end(), data.begin(), data.end());
  checked.insert(checked.end(), kChecksum, 0);
  const std::uint32_t sum = polymod(checked) ^ 1;
  for (unsigned i = 0; i < kChecksum; ++i) {
    data.push_back(static_cast<std::uint8_t>((sum >> (5 * (5 - i))) & 31));
  }
  std::string out(prefix);
  out += '1';
  for (std::uint8_t digit : data) out += kDigits[digit];
  return out;
}

}  // namespace scan

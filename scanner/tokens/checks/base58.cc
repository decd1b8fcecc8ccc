// https://en.bitcoin.it/wiki/Base58Check_encoding: one big number in base 58; zero bytes in front
// are ones in front. Entry points: base58check_decode, base58check_encode.
#include "tokens/checks/base58.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "base/sha256.h"

namespace scan::tokens {
namespace {

constexpr std::string_view kDigits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::size_t kMostText = 128;
constexpr std::size_t kChecksum = 4;

// A number written anew in another base, the highest digit first, without zeros in front.
std::vector<std::uint8_t> rebased(const std::vector<std::uint8_t>& digits, unsigned from,
                                  unsigned to) {
  std::vector<std::uint8_t> out;  // the lowest first
  for (const std::uint8_t digit : digits) {
    unsigned carry = digit;
    for (std::uint8_t& each : out) {
      carry += each * from;
      each = static_cast<std::uint8_t>(carry % to);
      carry /= to;
    }
    for (; carry > 0; carry /= to) out.push_back(static_cast<std::uint8_t>(carry % to));
  }
  std::reverse(out.begin(), out.end());
  return out;
}

std::string checksum_of(std::string_view bytes) {
  const Sha256 once = sha256(bytes);
  const Sha256 twice = sha256(bytes_of(once));
  return std::string(bytes_of(twice).substr(0, kChecksum));
}

}  // namespace

std::optional<std::string> base58check_decode(std::string_view text) {
  if (text.empty() || text.size() > kMostText) return std::nullopt;
  std::vector<std::uint8_t> digits;
  for (const char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    digits.push_back(static_cast<std::uint8_t>(digit));
  }
  const std::size_t zeros = std::min(text.find_first_not_of('1'), text.size());
  std::string bytes(zeros, '\0');
  for (const std::uint8_t byte : rebased(digits, 58, 256)) bytes += static_cast<char>(byte);
  if (bytes.size() <= kChecksum) return std::nullopt;
  const std::string said = bytes.substr(bytes.size() - kChecksum);
  bytes.resize(bytes.size() - kChecksum);
  if (said != checksum_of(bytes)) return std::nullopt;
  return bytes;
}

std::string base58check_encode(std::string_view bytes) {
  const std::string whole = std::string(bytes) + checksum_of(bytes);
  std::vector<std::uint8_t> digits;
  for (const char c : whole) digits.push_back(static_cast<std::uint8_t>(c));
  const std::size_t zeros = std::min(whole.find_first_not_of('\0'), whole.size());
  std::string text(zeros, '1');
  for (const std::uint8_t digit : rebased(digits, 256, 58)) text += kDigits[digit];
  return text;
}

}  // namespace scan::tokens

// Truncated SHA-256 over parts that carry their lengths. A change of what is hashed changes the
// number in the prefix, because baselines keep fingerprints for years.
#include "finding/fingerprint.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "base/hex.h"

namespace scan {
namespace {

constexpr double kStrongBits = 60;
constexpr std::size_t kStrongBytes = 16;

std::string long_form(std::string_view prefix, const Sha256& digest) {
  return std::string(prefix) + hex_text({digest.data(), kStrongBytes});
}

}  // namespace

double entropy_bits(std::string_view text) {
  std::array<std::size_t, 256> counts{};
  for (char c : text) ++counts[static_cast<unsigned char>(c)];
  const double size = static_cast<double>(text.size());
  double bits = 0;
  for (std::size_t count : counts) {
    if (count > 0)
      bits += static_cast<double>(count) * std::log2(size / static_cast<double>(count));
  }
  return bits;
}

bool is_strong(std::string_view secret, bool chosen) {
  return !chosen && entropy_bits(secret) >= kStrongBits;
}

std::string strong_fingerprint(std::string_view family, std::string_view secret) {
  return long_form("s1-", sha256_of_parts({"scan-strong-1", family, secret}));
}

std::string weak_fingerprint(std::string_view rule, std::string_view path,
                             std::string_view secret) {
  const Sha256 digest = sha256_of_parts({"scan-weak-1", rule, path, secret});
  // 24 bits from the digest, the lowest kWeakBits of them kept; five digits hold them.
  const unsigned first = static_cast<unsigned>(digest[0]) << 16 |
                         static_cast<unsigned>(digest[1]) << 8 | static_cast<unsigned>(digest[2]);
  const unsigned kept = first & ((1u << kWeakBits) - 1);
  const std::array<std::uint8_t, 3> bytes = {static_cast<std::uint8_t>(kept >> 16),
                                             static_cast<std::uint8_t>(kept >> 8),
                                             static_cast<std::uint8_t>(kept)};
  const std::string hex = hex_text(bytes);
  return "w1-" + hex.substr(1);
}

std::string place_fingerprint(std::string_view rule, std::string_view path,
                              std::string_view key_path, std::string_view text) {
  return long_form("p1-", sha256_of_parts({"scan-place-1", rule, path, key_path, text}));
}

std::string secret_fingerprint(std::string_view rule, std::string_view family,
                               std::string_view path, std::string_view secret, bool chosen) {
  return is_strong(secret, chosen) ? strong_fingerprint(family, secret)
                                   : weak_fingerprint(rule, path, secret);
}

Sha256 identity_of(std::string_view rule, std::string_view secret) {
  return sha256_of_parts({"scan-identity-1", rule, secret});
}

}  // namespace scan

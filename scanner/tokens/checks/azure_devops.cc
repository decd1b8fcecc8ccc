// Personal access tokens of Azure DevOps as made until 2024: 32 bytes in lower-case base32. Four of
// them, scattered, are the CRC-32 of the other 28, changed by a constant for users or applications.
// Newer tokens are annotated keys (azure_key.cc).
//
// https://github.com/microsoft/security-utilities, SEC101_102_AdoPat.cs
#include <optional>

#include "base/crc32.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kText = 52;
constexpr std::size_t kBytes = 32;

std::optional<std::string> decoded(std::string_view text) {
  constexpr std::string_view kDigits = "abcdefghijklmnopqrstuvwxyz234567";
  std::string bytes;
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (char c : text) {
    const std::size_t digit = kDigits.find(c);
    if (digit == std::string_view::npos) return std::nullopt;
    bits = ((bits << 5) | static_cast<std::uint32_t>(digit)) & 0xfff;
    held += 5;
    if (held < 8) continue;
    held -= 8;
    bytes += static_cast<char>((bits >> held) & 0xff);
  }
  return bytes;
}

}  // namespace

Verdict check_azure_devops(std::string_view secret) {
  if (secret.size() != kText) return {};
  const auto bytes = decoded(secret);
  if (!bytes || bytes->size() != kBytes) return {};
  const std::string others =
      bytes->substr(0, 2) + bytes->substr(3, 4) + bytes->substr(9, 13) + bytes->substr(23, 9);
  std::uint32_t said = 0;
  for (std::size_t at : {2, 7, 8, 22})
    said = (said << 8) | static_cast<unsigned char>((*bytes)[at]);
  const std::uint32_t change = crc32(others) ^ said;
  constexpr std::uint32_t kUser = 0xE0B9692D;
  constexpr std::uint32_t kApplication = 0x1019F92E;
  if (change == kUser || change == kApplication) return {Outcome::kProved, ""};
  return {Outcome::kLowered, "its checksum does not match"};
}

}  // namespace scan::tokens

// Secrets of Entra ID (Azure AD) applications: three characters, `8Q~`, more of them, and the first
// three of the six base66 digits of the Marvin32 of all before. `7Q~` is the older form without.
//
// https://github.com/microsoft/security-utilities, IdentifiableMetadata.cs
#include "tokens/checks/checksums.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/marvin32.h"
#include "tokens/checks/number_text.h"

namespace scan::tokens {

namespace {

constexpr std::size_t kKept = 3;

}  // namespace

std::string azure_client_checksum(std::string_view before) {
  constexpr std::string_view kDigits =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
  constexpr std::uint64_t kSeed = 0x4161645077643030;  // "AadPwd00"
  return number_text(marvin32(before, kSeed), kDigits, 6).substr(0, kKept);
}

Verdict check_azure_client(std::string_view secret) {
  constexpr std::size_t kMostText = 256;
  if (secret.size() < 16 || secret.size() > kMostText || secret.substr(3, 3) != "8Q~") return {};
  const std::string_view before = secret.substr(0, secret.size() - kKept);
  if (azure_client_checksum(before) == secret.substr(before.size())) return {Outcome::kProved, ""};
  return {Outcome::kLowered, "its checksum does not match"};
}

}  // namespace scan::tokens

// Keys of defuse/php-encryption: a header of four bytes, the key, and the SHA-256 of both, in
// hexadecimal digits.
//
// https://github.com/defuse/php-encryption/blob/master/docs/CryptoDetails.md and src/Encoding.php
// (saveBytesToChecksummedAsciiSafeString)
#include "base/hex.h"
#include "base/sha256.h"
#include "tokens/checks/checksums.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {

std::string defuse_checksum(std::string_view before) {
  return hex_text(sha256(hex_bytes(before).value_or("")));
}

Verdict check_defuse(std::string_view secret) {
  constexpr std::size_t kDigest = 64;
  if (secret.size() <= kDigest) return {};
  const std::size_t end = secret.size() - kDigest;
  if (defuse_checksum(secret.substr(0, end)) == secret.substr(end)) return {Outcome::kProved, ""};
  return {Outcome::kLowered, "its checksum does not match"};
}

}  // namespace scan::tokens

// GitHub's and npm's tokens: a prefix, `_`, thirty random base62 characters and the CRC-32 of those
// thirty in six base62 digits.
//
// https://github.blog/engineering/platform-security/behind-githubs-new-authentication-token-formats/
// https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/
// Fine-grained tokens (`github_pat_`) and the longer `ghs_` tokens have no described checksum.
#include "base/crc32.h"
#include "tokens/checks/checksums.h"
#include "tokens/checks/formats.h"
#include "tokens/checks/number_text.h"

namespace scan::tokens {

std::string github_checksum(std::string_view random) {
  return number_text(crc32(random), kBase62Digits, 6);
}

Verdict check_github(std::string_view secret) {
  constexpr std::size_t kRandom = 30;
  constexpr std::size_t kBody = kRandom + 6;
  const std::size_t underscore = secret.find('_');
  if (underscore == std::string_view::npos) return {};
  const std::string_view body = secret.substr(underscore + 1);
  if (body.size() != kBody || body.find('_') != std::string_view::npos) return {};
  if (github_checksum(body.substr(0, kRandom)) == body.substr(kRandom)) {
    return {Outcome::kProved, ""};
  }
  return {Outcome::kLowered, "its checksum does not match"};
}

}  // namespace scan::tokens

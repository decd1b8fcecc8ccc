// Tokens with a right and, under the name with `-bad`, a wrong checksum. Entry point:
// checksum_samples.
#include <array>

#include "base/base64.h"
#include "tokens/checks/checksums.h"
#include "tokens/checks/number_text.h"
#include "tokens/samples/samples.h"

namespace scan::tokens {
namespace {

// One character of a base62 or hexadecimal checksum, changed.
void spoil(char& digit) { digit = digit == '1' ? '2' : '1'; }

std::string github(std::string_view prefix, Random& random, bool right) {
  const std::string body = random_text(random, kBase62Digits, 30);
  std::string token = std::string(prefix) + "_" + body + github_checksum(body);
  if (!right) spoil(token.back());
  return token;
}

template <bool kRight>
Result<std::string> make_github(std::string_view argument, Random& random) {
  if (argument.empty()) return Error{"it needs a prefix, such as ghp"};
  return github(argument, random, kRight);
}

template <bool kRight>
Result<std::string> make_npm(std::string_view argument, Random& random) {
  if (!argument.empty()) return Error{"it takes nothing"};
  return github("npm", random, kRight);
}

template <bool kRight>
Result<std::string> make_gitlab(std::string_view argument, Random& random) {
  if (argument.empty()) return Error{"it needs a prefix, such as glpat"};
  const std::string payload = "c:1\no:1\nu:" + random_text(random, kBase36Digits, 5);
  const std::string body = random.bytes(16) + payload + static_cast<char>(payload.size());
  const std::string text = base64_encode(body, Base64::kUrl);
  std::string token = std::string(argument) + "-" + text + ".01." +
                      number_text(static_cast<std::uint32_t>(text.size()), kBase36Digits, 2);
  token += gitlab_checksum(token);
  if (!kRight) spoil(token.back());
  return token;
}

template <bool kRight>
Result<std::string> make_grafana(std::string_view argument, Random& random) {
  if (!argument.empty()) return Error{"it takes nothing"};
  std::string token = "glsa_" + random_text(random, kBase62Digits, 32);
  token += "_" + grafana_checksum(token);
  if (!kRight) spoil(token.back());
  return token;
}

// An annotated key made in August 2025. `argument` is the four characters of the service.
template <bool kRight>
Result<std::string> make_azure_key(std::string_view argument, Random& random) {
  if (argument.size() != 4) return Error{"it needs a signature of four characters, such as AZEG"};
  std::string key = random_text(random, kBase62Digits, 52) + "JQQJ99BHAC" +
                    random_text(random, kBase62Digits, 14) + std::string(argument);
  if (!base64_decode(key)) return Error{"its signature is not base64"};
  key += azure_annotated_checksum(key);
  if (!kRight) spoil(key.back());
  return key;
}

constexpr std::array<SampleKind, 10> kKinds = {{{"github", make_github<true>},
                                                {"github-bad", make_github<false>},
                                                {"npm", make_npm<true>},
                                                {"npm-bad", make_npm<false>},
                                                {"gitlab-routable", make_gitlab<true>},
                                                {"gitlab-routable-bad", make_gitlab<false>},
                                                {"grafana", make_grafana<true>},
                                                {"grafana-bad", make_grafana<false>},
                                                {"azure-key", make_azure_key<true>},
                                                {"azure-key-bad", make_azure_key<false>}}};

}  // namespace

std::span<const SampleKind> checksum_samples() { return kKinds; }

}  // namespace scan::tokens

// Tokens with a right and, under the name with `-bad`, a wrong checksum. Entry point:
// checksum_samples.
#include <array>

#include "base/base64.h"
#include "base/hex.h"
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

// Keys of 64 bytes, but these.
std::size_t service_bytes(std::string_view signature) {
  if (signature == "+ACR" || signature == "AzSe") return 39;
  return signature == "AzFu" ? 40 : 64;
}

// A service's own form, padded; made until no character of it is `+` or `/` that the service would
// not write. `argument` is the signature, as `+ASt`.
template <bool kRight>
Result<std::string> make_azure_service(std::string_view argument, Random& random) {
  if (argument.size() != 4 || azure_service_checksum(argument, "").empty()) {
    return Error{"it needs the signature of a service, such as +ASt"};
  }
  const bool url = argument == "AzFu";
  const Base64 kind = url ? Base64::kUrl : Base64::kStandard;
  const std::size_t size = service_bytes(argument);
  std::string key;
  do {
    std::string text = base64_encode(random.bytes(size), kind);
    const std::size_t characters = (size * 8 + 5) / 6;
    text.replace(characters - 10, 4, argument);
    std::string bytes = base64_decode(text, kind).value_or("");
    bytes.resize(size - 4);
    bytes += azure_service_checksum(argument, bytes);
    if (!kRight) spoil(bytes.back());
    key = base64_encode(bytes, kind);
    if (url) key += "==";
  } while (key.find_first_of("+/-_", key.size() - 8) != std::string::npos ||
           (argument == "AzSe" && key.find_first_of("+/") != std::string::npos));
  return key;
}

template <bool kRight>
Result<std::string> make_azure_client(std::string_view argument, Random& random) {
  if (!argument.empty()) return Error{"it takes nothing"};
  std::string secret =
      random_text(random, kBase62Digits, 3) + "8Q~" + random_text(random, kBase62Digits, 31);
  secret += azure_client_checksum(secret);
  if (!kRight) spoil(secret.back());
  return secret;
}

template <bool kRight>
Result<std::string> make_defuse(std::string_view argument, Random& random) {
  if (!argument.empty()) return Error{"it takes nothing"};
  const std::string bytes = random.bytes(32);
  std::string key =
      "def00000" + hex_text({reinterpret_cast<const std::uint8_t*>(bytes.data()), 32});
  key += defuse_checksum(key);
  if (!kRight) spoil(key.back());
  return key;
}

constexpr std::array<SampleKind, 16> kKinds = {{{"github", make_github<true>},
                                                {"github-bad", make_github<false>},
                                                {"npm", make_npm<true>},
                                                {"npm-bad", make_npm<false>},
                                                {"gitlab-routable", make_gitlab<true>},
                                                {"gitlab-routable-bad", make_gitlab<false>},
                                                {"grafana", make_grafana<true>},
                                                {"grafana-bad", make_grafana<false>},
                                                {"defuse", make_defuse<true>},
                                                {"defuse-bad", make_defuse<false>},
                                                {"azure-key", make_azure_key<true>},
                                                {"azure-key-bad", make_azure_key<false>},
                                                {"azure-service", make_azure_service<true>},
                                                {"azure-service-bad", make_azure_service<false>},
                                                {"azure-client", make_azure_client<true>},
                                                {"azure-client-bad", make_azure_client<false>}}};

}  // namespace

std::span<const SampleKind> checksum_samples() { return kKinds; }

}  // namespace scan::tokens

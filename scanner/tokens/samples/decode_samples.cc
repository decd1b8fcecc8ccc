// Structured tokens, whole and, under the name with `-bad`, broken. Entry point: decode_samples.
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/base64.h"
#include "base/bech32.h"
#include "tokens/samples/samples.h"

namespace scan::tokens {
namespace {

std::string upper(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return is_ascii_lower(c) ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::string jwt(std::string_view algorithm, std::uint64_t issued, std::uint64_t expires,
                Random& random) {
  const std::string header = "{\"alg\":\"" + std::string(algorithm) + "\",\"typ\":\"JWT\"}";
  const std::string payload =
      "{\"sub\":\"" + random_text(random, "abcdefghijklmnopqrstuvwxyz0123456789", 20) +
      "\",\"iat\":" + std::to_string(issued) + ",\"exp\":" + std::to_string(expires) + "}";
  return base64_encode(header, Base64::kUrl) + "." + base64_encode(payload, Base64::kUrl) + "." +
         (algorithm == "none" ? "" : base64_encode(random.bytes(32), Base64::kUrl));
}

Result<std::string> make_jwt(std::string_view argument, Random& random) {
  const std::uint64_t early = 1400000000 + random.below(100000000);  // 2014 to 2017
  const std::uint64_t late = 4000000000 + random.below(100000000);   // 2096 to 2099
  if (argument.empty()) return jwt("HS256", early, late, random);
  if (argument == "none") return jwt("none", early, late, random);
  if (argument == "expired") return jwt("HS256", early, early + 3600, random);
  if (argument == "kubernetes") {
    const std::string subject = "system:serviceaccount:shop:" + random_text(random, "abcdefgh", 8);
    return base64_encode(
               R"({"alg":"RS256","kid":")" + random_text(random, "0123456789abcdef", 40) + "\"}",
               Base64::kUrl) +
           "." +
           base64_encode(R"({"iss":"kubernetes/serviceaccount","sub":")" + subject +
                             R"(","kubernetes.io/serviceaccount/namespace":"shop"})",
                         Base64::kUrl) +
           "." + base64_encode(random.bytes(256), Base64::kUrl);
  }
  return Error{"it takes nothing, none, expired or kubernetes"};
}

template <bool kRight>
Result<std::string> make_age(std::string_view argument, Random& random) {
  if (!argument.empty()) return Error{"it takes nothing"};
  std::string key = upper(bech32_encode("age-secret-key-", random.bytes(32)));
  if (!kRight) key.back() = key.back() == 'Q' ? 'P' : 'Q';
  return key;
}

std::string field(int type, std::string_view bytes) {
  return std::string{static_cast<char>(type), static_cast<char>(bytes.size())} + std::string(bytes);
}

template <bool kRight>
Result<std::string> make_pypi(std::string_view argument, Random& random) {
  if (!argument.empty()) return Error{"it takes nothing"};
  const std::string identifier = random_text(random, "0123456789abcdef", 36);
  const std::string user = random_text(random, "0123456789abcdef", 36);
  std::string macaroon = "\2" + field(1, "pypi.org") + field(2, identifier) + '\0';
  macaroon += field(2, "[3, \"" + user + "\"]") + '\0';
  macaroon += '\0' + field(6, random.bytes(kRight ? 32 : 31));
  return "pypi-" + base64_encode(macaroon, Base64::kUrl);
}

std::string without_padding(std::string text) {
  text.erase(text.find_last_not_of('=') + 1);
  return text;
}

template <bool kRight>
Result<std::string> make_sentry(std::string_view argument, Random& random) {
  if (!argument.empty()) return Error{"it takes nothing"};
  const std::string json = "{\"iat\":" + std::to_string(1700000000 + random.below(90000000)) +
                           ".25,\"url\":\"https://sentry.io\",\"region_url\":"
                           "\"https://us.sentry.io\",\"org\":\"acme\"" +
                           (kRight ? "}" : "");
  return "sntrys_" + base64_encode(json) + "_" + without_padding(base64_encode(random.bytes(32)));
}

template <bool kRight>
Result<std::string> make_mapbox(std::string_view argument, Random& random) {
  if (argument.empty()) return Error{"it needs sk, pk or tk"};
  const std::string json =
      "{\"u\":\"" + random_text(random, "abcdefghijklmnopqrstuvwxyz", 12) + "\",\"a\":\"cl" +
      random_text(random, "abcdefghijklmnopqrstuvwxyz0123456789", 23) + "\"" + (kRight ? "}" : "");
  return std::string(argument) + "." + base64_encode(json, Base64::kUrl) + "." +
         base64_encode(random.bytes(16), Base64::kUrl);
}

template <bool kRight>
Result<std::string> make_vault(std::string_view argument, Random& random) {
  if (!argument.empty()) return Error{"it takes nothing"};
  const std::string inner =
      "\x0a\x1c"
      "hvs." +
      random_text(random, "abcdefghijklmnopqrstuvwxyz0123456789", 24);
  const std::string message = "\x08\x01\x12\x20" + random.bytes(32) + "\x1a" +
                              static_cast<char>(inner.size() + (kRight ? 0 : 40)) + inner;
  return "hvs." + base64_encode(message, Base64::kUrl);
}

Result<std::string> make_nix(std::string_view argument, Random& random) {
  if (argument.empty()) return Error{"it needs a name, such as cache.acme.org-1"};
  return std::string(argument) + ":" + base64_encode(random.bytes(64));
}

template <bool kRight>
Result<std::string> make_wireguard(std::string_view argument, Random& random) {
  if (!argument.empty()) return Error{"it takes nothing"};
  std::string bytes = random.bytes(32);
  bytes[0] = static_cast<char>(bytes[0] & 0xf8);
  bytes[31] = static_cast<char>((bytes[31] & 0x3f) | (kRight ? 0x40 : 0x80));
  return base64_encode(bytes);
}

constexpr std::array<SampleKind, 14> kKinds = {{{"jwt", make_jwt},
                                                {"age-secret-key", make_age<true>},
                                                {"age-secret-key-bad", make_age<false>},
                                                {"pypi", make_pypi<true>},
                                                {"pypi-bad", make_pypi<false>},
                                                {"sentry", make_sentry<true>},
                                                {"sentry-bad", make_sentry<false>},
                                                {"mapbox", make_mapbox<true>},
                                                {"mapbox-bad", make_mapbox<false>},
                                                {"vault", make_vault<true>},
                                                {"vault-bad", make_vault<false>},
                                                {"nix-key", make_nix},
                                                {"wireguard", make_wireguard<true>},
                                                {"wireguard-bad", make_wireguard<false>}}};

}  // namespace

std::span<const SampleKind> decode_samples() { return kKinds; }

}  // namespace scan::tokens

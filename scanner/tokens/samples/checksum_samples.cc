// Tokens with a right and, under the name with `-bad`, a wrong checksum. Entry point:
// checksum_samples.
#include <array>

#include "tokens/checks/base62.h"
#include "tokens/samples/samples.h"

namespace scan::tokens {
namespace {

constexpr std::string_view kBase62 =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

// One character of a base62 or hexadecimal checksum, changed.
void spoil(char& digit) { digit = digit == '1' ? '2' : '1'; }

std::string github(std::string_view prefix, Random& random, bool right) {
  const std::string body = random_text(random, kBase62, 30);
  std::string token = std::string(prefix) + "_" + body + base62_crc32(body);
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

constexpr std::array<SampleKind, 4> kKinds = {{{"github", make_github<true>},
                                               {"github-bad", make_github<false>},
                                               {"npm", make_npm<true>},
                                               {"npm-bad", make_npm<false>}}};

}  // namespace

std::span<const SampleKind> checksum_samples() { return kKinds; }

}  // namespace scan::tokens

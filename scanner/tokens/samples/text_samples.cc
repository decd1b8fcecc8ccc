// Random text by alphabet, and plain encodings of given or random text. Entry point: text_samples.
#include <array>
#include <charconv>
#include <optional>

#include "base/base64.h"
#include "tokens/samples/samples.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kMostCharacters = 65536;

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kAlpha = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kBase36 = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kUpper36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::string_view kBase58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
constexpr std::string_view kBase62 =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase64Url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kUpperHex = "0123456789ABCDEF";

std::optional<std::size_t> count_of(std::string_view text) {
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (count == 0 || count > kMostCharacters) return std::nullopt;
  return count;
}

Error no_count(std::string_view text) {
  return Error{"\"" + std::string(text) + "\" is no number from 1 to 65536"};
}

template <const std::string_view& kAlphabet>
Result<std::string> make_text(std::string_view argument, Random& random) {
  const auto count = count_of(argument);
  if (!count) return no_count(argument);
  return random_text(random, kAlphabet, *count);
}

Result<std::string> make_bytes64(std::string_view argument, Random& random) {
  const auto count = count_of(argument);
  if (!count) return no_count(argument);
  return base64_encode(random.bytes(*count));
}

Result<std::string> make_repeat(std::string_view argument, Random&) {
  const std::size_t colon = argument.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return Error{"it needs a text and a number"};
  const auto count = count_of(argument.substr(colon + 1));
  const std::string_view text = argument.substr(0, colon);
  if (!count || *count * text.size() > kMostCharacters) return no_count(argument.substr(colon + 1));
  std::string out;
  for (std::size_t i = 0; i < *count; ++i) out += text;
  return out;
}

Result<std::string> make_b64(std::string_view argument, Random&) { return base64_encode(argument); }

Result<std::string> make_uuid(std::string_view argument, Random& random) {
  if (!argument.empty()) return Error{"it takes nothing"};
  std::string out = random_text(random, kHex, 32);
  out[12] = '4';
  out[16] = "89ab"[random.below(4)];
  for (std::size_t at : {8, 13, 18, 23}) out.insert(at, 1, '-');
  return out;
}

constexpr std::array<SampleKind, 17> kKinds = {{{"base62", make_text<kBase62>},
                                                {"base58", make_text<kBase58>},
                                                {"base64", make_text<kBase64>},
                                                {"base64url", make_text<kBase64Url>},
                                                {"base36", make_text<kBase36>},
                                                {"base32", make_text<kBase32>},
                                                {"hex", make_text<kHex>},
                                                {"HEX", make_text<kUpperHex>},
                                                {"digits", make_text<kDigits>},
                                                {"alpha", make_text<kAlpha>},
                                                {"lower", make_text<kLower>},
                                                {"upper", make_text<kUpper>},
                                                {"upper36", make_text<kUpper36>},
                                                {"bytes64", make_bytes64},
                                                {"repeat", make_repeat},
                                                {"b64", make_b64},
                                                {"uuid", make_uuid}}};

}  // namespace

std::span<const SampleKind> text_samples() { return kKinds; }

}  // namespace scan::tokens

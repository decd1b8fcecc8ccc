// Alphabets by name; base32 and base64 are those of RFC 4648 with their padding, base58 is
// Bitcoin's. Entry points: is_of_alphabet, is_mixed.
#include "tokens/checks/alphabet.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace scan::tokens {
namespace {

struct Alphabet {
  std::string_view name;
  std::string_view characters;
};

constexpr std::string_view kPrintable =
    " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`"
    "abcdefghijklmnopqrstuvwxyz{|}~";

constexpr std::array<Alphabet, 11> kAlphabets = {
    {{"hex", "0123456789abcdefABCDEF"},
     {"lower-hex", "0123456789abcdef"},
     {"base32", "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567="},
     {"base36", "0123456789abcdefghijklmnopqrstuvwxyz"},
     {"upper36", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"},
     {"base58", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"},
     {"base62", "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"},
     {"base64", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="},
     {"base64url", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_="},
     {"digits", "0123456789"},
     {"printable", kPrintable}}};

}  // namespace

std::optional<std::string_view> alphabet_characters(std::string_view name) {
  for (const Alphabet& alphabet : kAlphabets) {
    if (alphabet.name == name) return alphabet.characters;
  }
  return std::nullopt;
}

std::string_view alphabet_names() {
  return "hex, lower-hex, base32, base36, upper36, base58, base62, base64, base64url, digits, printable";
}

bool is_of_alphabet(std::string_view text, std::string_view name) {
  return text.find_first_not_of(alphabet_characters(name).value_or("")) == std::string_view::npos;
}

bool is_mixed(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_ascii_letter) &&
         std::any_of(text.begin(), text.end(), is_ascii_digit);
}

}  // namespace scan::tokens

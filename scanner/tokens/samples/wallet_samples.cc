// Keys of wallets with a right and, under the name with `-bad`, a wrong checksum. What each is made
// of stands in checks/wallet_key.cc and checks/bip39.cc. Entry point: wallet_samples.
#include <array>

#include "base/sha256.h"
#include "tokens/checks/base58.h"
#include "tokens/checks/bip39_words.h"
#include "tokens/samples/samples.h"

namespace scan::tokens {
namespace {

// Into another character of base58.
void spoil(std::string& text) { text.back() = text.back() == '2' ? '3' : '2'; }

template <bool kRight>
Result<std::string> make_key(std::string_view argument, Random& random) {
  std::string bytes;
  if (argument == "wif") {
    bytes = "\x80" + random.bytes(32);
  } else if (argument == "wif-compressed") {
    bytes = "\x80" + random.bytes(32) + "\1";
  } else if (argument == "xprv") {
    bytes = std::string("\x04\x88\xad\xe4", 4) + std::string(9, '\0') + random.bytes(32) + '\0' +
            random.bytes(32);
  } else if (argument == "zprv") {
    bytes = std::string("\x04\xb2\x43\x0c", 4) + std::string(9, '\0') + random.bytes(32) + '\0' +
            random.bytes(32);
  } else {
    return Error{"it takes wif, wif-compressed, xprv or zprv"};
  }
  std::string text = base58check_encode(bytes);
  if (!kRight) spoil(text);
  return text;
}

// The words of eleven bits each.
std::string phrase(std::string_view bytes, std::size_t words) {
  std::string text;
  for (std::size_t word = 0; word < words; ++word) {
    std::size_t number = 0;
    for (std::size_t at = 11 * word; at < 11 * (word + 1); ++at) {
      const auto byte = static_cast<unsigned char>(bytes[at / 8]);
      number = 2 * number + ((byte >> (7 - at % 8)) & 1U);
    }
    text += (text.empty() ? "" : " ") + std::string(bip39_word_at(number));
  }
  return text;
}

template <bool kRight>
Result<std::string> make_phrase(std::string_view argument, Random& random) {
  std::size_t words = 0;
  for (std::size_t size : {12, 15, 18, 21, 24}) {
    if (argument == std::to_string(size)) words = size;
  }
  if (words == 0) return Error{"it takes a number of words: 12, 15, 18, 21 or 24"};
  const std::string entropy = random.bytes(words / 3 * 4);
  std::string bits = entropy + static_cast<char>(sha256(entropy)[0]);
  if (!kRight) bits.back() = static_cast<char>(bits.back() ^ 0x80);
  return phrase(bits, words);
}

constexpr std::array<SampleKind, 4> kKinds = {{{"wallet-key", make_key<true>},
                                               {"wallet-key-bad", make_key<false>},
                                               {"bip39", make_phrase<true>},
                                               {"bip39-bad", make_phrase<false>}}};

}  // namespace

std::span<const SampleKind> wallet_samples() { return kKinds; }

}  // namespace scan::tokens

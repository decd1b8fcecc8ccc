// Seed phrases: twelve to twenty-four words of eleven bits each. One bit in thirty-three is
// checksum: the first bits of the SHA-256 of all before.
//
// https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki
// Entry point: check_bip39.
#include <optional>
#include <string>
#include <vector>

#include "base/sha256.h"
#include "tokens/checks/bip39_words.h"
#include "tokens/checks/fact_text.h"
#include "tokens/checks/formats.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kWordBits = 11;

std::vector<std::string_view> split(std::string_view text) {
  constexpr std::size_t kMost = 25;
  std::vector<std::string_view> words;
  while (!text.empty() && words.size() < kMost) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

// The words' bits in whole bytes, the first highest; nothing where a word is not in the list.
std::optional<std::string> bits_of(const std::vector<std::string_view>& words) {
  std::string bytes((words.size() * kWordBits + 7) / 8, '\0');
  std::size_t at = 0;
  for (std::string_view word : words) {
    const auto number = bip39_word(word);
    if (!number) return std::nullopt;
    for (std::size_t bit = 0; bit < kWordBits; ++bit, ++at) {
      const std::uint32_t set = (*number >> (kWordBits - 1 - bit)) & 1;
      bytes[at / 8] =
          static_cast<char>(static_cast<unsigned char>(bytes[at / 8]) | (set << (7 - at % 8)));
    }
  }
  return bytes;
}

}  // namespace

Verdict check_bip39(std::string_view secret) {
  const std::vector<std::string_view> words = split(secret);
  if (words.size() < 12 || words.size() > 24 || words.size() % 3 != 0) {
    return {Outcome::kLowered, "it has not the number of words of a seed phrase"};
  }
  Verdict verdict;
  tell(verdict.facts, "words", std::to_string(words.size()));
  const auto bits = bits_of(words);
  if (!bits) {
    return {Outcome::kLowered, "not all of its words are in the English list of BIP-39"};
  }
  const std::size_t checksum = words.size() / 3;  // bits, four to eight: the last byte
  const std::size_t entropy = words.size() * kWordBits - checksum;
  const Sha256 digest = sha256(std::string_view(*bits).substr(0, entropy / 8));
  const unsigned said = static_cast<unsigned char>(bits->back());
  if (unsigned{digest[0]} >> (8 - checksum) != said >> (8 - checksum)) {
    return {Outcome::kLowered, "its checksum does not match"};
  }
  verdict.outcome = Outcome::kProved;
  return verdict;
}

}  // namespace scan::tokens

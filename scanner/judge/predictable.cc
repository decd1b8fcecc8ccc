// Letters and digits are read in lower case, everything between them is left out. A step is
// foretold if it repeats, goes up or down by one, or goes along a row of the keyboard; a random
// value does so with chance p a step, and Chernoff's bound exp(-m·KL(k/m‖p)) limits the chance of k
// such steps in m. The same bound with p = 1/alphabet serves for repeated blocks.
#include "judge/predictable.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/ascii.h"

namespace scan {
namespace {

constexpr double kRareNats = 20.8;         // exp(-20.8) < 1e-9
constexpr std::size_t kLongestBlock = 20;  // "deadbeef" is 8, a hash of SHA-1 in bytes 20
constexpr std::size_t kLongestRead = 4096;

double surprise(std::size_t hits, std::size_t tries, double chance) {
  if (tries == 0) return 0;
  const double rate = static_cast<double>(hits) / static_cast<double>(tries);
  // Real keys hold encoded zeros ("AAAAAAAAAA"): a part that is foretold is not enough.
  if (rate <= chance || rate < 0.5) return 0;
  double divergence = rate * std::log(rate / chance);
  if (rate < 1) divergence += (1 - rate) * std::log((1 - rate) / (1 - chance));
  return static_cast<double>(tries) * divergence;
}

bool along_keyboard(char a, char b) {
  constexpr std::string_view kRows = "qwertyuiop asdfghjkl zxcvbnm 1234567890";
  const std::size_t at = kRows.find(a);
  if (at == std::string_view::npos) return false;
  return (at + 1 < kRows.size() && kRows[at + 1] == b) || (at > 0 && kRows[at - 1] == b);
}

// In hexadecimal 9 is followed by a.
bool foretold(char a, char b, bool hex) {
  if (a == b || a + 1 == b || a - 1 == b) return true;
  if (hex && ((a == '9' && b == 'a') || (a == 'a' && b == '9') || (a == 'f' && b == '0')))
    return true;
  return along_keyboard(a, b);
}

bool is_hex(std::string_view lower) {
  return std::all_of(lower.begin(), lower.end(),
                     [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); });
}

// "abc123", "aaaa", "1234-5678": each run of letters and each run of digits is a sequence of three
// or more.
bool all_sequences(std::string_view value) {
  std::size_t length = 0;
  char before = 0;
  for (char each : value) {
    const char c = is_ascii_alnum(each) ? to_ascii_lower(each) : ' ';
    if (length > 0 && is_ascii_digit(c) == is_ascii_digit(before) && c != ' ') {
      if (!foretold(before, c, false)) return false;
      ++length;
    } else {
      if (length == 1 || length == 2) return false;
      length = c == ' ' ? 0 : 1;
    }
    before = c;
  }
  return length >= 3;
}

bool has_repeated_block(std::string_view lower, double alphabet) {
  for (std::size_t block = 1; block <= kLongestBlock && block < lower.size(); ++block) {
    std::size_t same = 0;
    for (std::size_t i = block; i < lower.size(); ++i) same += lower[i] == lower[i - block];
    if (surprise(same, lower.size() - block, 1 / alphabet) > kRareNats + 3)
      return true;  // 20 tries
  }
  return false;
}

// One long run or sequence inside an otherwise free value: "sk_live_0123456789abcdef…". It must
// also be a quarter of the value, again because of encoded zeros.
bool has_long_run(std::string_view lower, double alphabet, bool hex) {
  const double per_step = std::log(alphabet / 5);
  const double places = std::log(static_cast<double>(lower.size()) + 1);
  std::size_t length = 1;
  for (std::size_t i = 1; i < lower.size(); ++i) {
    length = foretold(lower[i - 1], lower[i], hex) ? length + 1 : 1;
    const double nats = static_cast<double>(length - 1) * per_step - places;
    if (nats > kRareNats && length * 4 >= lower.size()) return true;
  }
  return false;
}

}  // namespace

std::size_t alphabet_size(std::string_view value) {
  bool lower = false;
  bool upper = false;
  bool beyond_hex = false;
  for (char c : value) {
    lower |= is_ascii_lower(c);
    upper |= is_ascii_upper(c);
    const char small = to_ascii_lower(c);
    beyond_hex |= small > 'f' && small <= 'z';
  }
  if (!lower && !upper) return 10;
  if (!beyond_hex) return 16;
  return lower && upper ? 62 : 36;
}

bool is_predictable(std::string_view value) {
  std::string lower;
  for (char c : value.substr(0, kLongestRead)) {
    if (is_ascii_alnum(c)) lower += to_ascii_lower(c);
  }
  if (lower.size() < 3) return false;
  if (all_sequences(value.substr(0, kLongestRead))) return true;

  const bool hex = is_hex(lower);
  // Case is folded, so two letters of base62 agree more often than two of 62 would: 0.03. Above, 32
  // stands for every larger alphabet. A letter has at most five that follow it, a digit three.
  const double alphabet = std::min(32.0, static_cast<double>(alphabet_size(value)));
  const double chance = (hex ? 3.2 : 5.0) / alphabet;
  std::size_t steps = 0;
  for (std::size_t i = 1; i < lower.size(); ++i) steps += foretold(lower[i - 1], lower[i], hex);
  return surprise(steps, lower.size() - 1, chance) > kRareNats ||
         has_repeated_block(lower, alphabet) || has_long_run(lower, alphabet, hex);
}

double foretold_share(std::string_view value) {
  std::size_t steps = 0;
  std::size_t hits = 0;
  for (std::size_t i = 1; i < std::min(value.size(), kLongestRead); ++i) {
    if (!is_ascii_alnum(value[i - 1]) || !is_ascii_alnum(value[i])) continue;
    ++steps;
    hits += foretold(to_ascii_lower(value[i - 1]), to_ascii_lower(value[i]), false) ? 1 : 0;
  }
  return steps == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(steps);
}

}  // namespace scan

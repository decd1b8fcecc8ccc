// Fingerprints: what they depend on, and that those of weak secrets do not give them away.
#include "finding/fingerprint.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

namespace scan {
namespace {

std::string random_secret() {
  return std::string("gh") + "p_" + "k3J9sQ0vZ7bX1mT5yR8wL2cN6dF4hG0aUePi";
}

TEST(Fingerprint, FormTellsTheKind) {
  struct Row {
    std::string text;
    std::string_view prefix;
    std::size_t digits;
  };
  const Row rows[] = {
      {strong_fingerprint("github", random_secret()), "s1-", 32},
      {weak_fingerprint("password", "a.env", "hunter2"), "w1-", 5},
      {place_fingerprint("dotenv-tracked", "a.env", "A.B", "x"), "p1-", 32},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_TRUE(row.text.starts_with(row.prefix));
    EXPECT_EQ(row.text.size(), row.prefix.size() + row.digits);
    EXPECT_EQ(row.text.find_first_not_of("0123456789abcdef", row.prefix.size()), std::string::npos);
  }
}

TEST(Fingerprint, NeverChanges) {
  // Baselines hold these for years. Whoever changes them must change the number in the prefix.
  EXPECT_EQ(strong_fingerprint("family", "secret"), "s1-3dc04a30767698ca3aaf39bb6ee9cfc2");
  EXPECT_EQ(weak_fingerprint("rule", "path", "secret"), "w1-30d8a");
  EXPECT_EQ(place_fingerprint("rule", "path", "key", "text"),
            "p1-786bdf316ccf2d2c94fd959a05258c9a");
}

TEST(Fingerprint, DependsOnEachPart) {
  EXPECT_NE(strong_fingerprint("a", "bc"), strong_fingerprint("ab", "c"));
  EXPECT_NE(strong_fingerprint("a", "x"), strong_fingerprint("b", "x"));
  EXPECT_NE(weak_fingerprint("r", "p", "s"), weak_fingerprint("r", "q", "s"));
  EXPECT_NE(weak_fingerprint("r", "p", "s"), weak_fingerprint("t", "p", "s"));
  EXPECT_NE(place_fingerprint("r", "p", "k", "t"), place_fingerprint("r", "p", "l", "t"));
  EXPECT_NE(place_fingerprint("r", "p", "k", "t"), place_fingerprint("r", "p", "k", "u"));
  EXPECT_NE(identity_of("r", "s"), identity_of("r", "t"));
  EXPECT_NE(identity_of("r", "s"), identity_of("q", "s"));
}

TEST(Fingerprint, StrengthDecides) {
  struct Row {
    std::string secret;
    bool chosen;
    bool strong;
  };
  const Row rows[] = {
      {random_secret(), false, true},
      {random_secret(), true, false},
      {"hunter2", false, false},
      {"", false, false},
      {std::string(200, 'a'), false, false},
      {"0123456789abcde", false, false},  // 15 * 3.9 = 58.6 bits
      {"0123456789abcdef", false, true},  // 16 * 4 = 64 bits
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.secret);
    EXPECT_EQ(is_strong(row.secret, row.chosen), row.strong);
    const std::string fingerprint = secret_fingerprint("r", "f", "p", row.secret, row.chosen);
    EXPECT_EQ(fingerprint, row.strong ? strong_fingerprint("f", row.secret)
                                      : weak_fingerprint("r", "p", row.secret));
  }
}

TEST(Fingerprint, EntropyOfKnownTexts) {
  EXPECT_DOUBLE_EQ(entropy_bits(""), 0);
  EXPECT_DOUBLE_EQ(entropy_bits("aaaa"), 0);
  EXPECT_DOUBLE_EQ(entropy_bits("abab"), 4);
  EXPECT_DOUBLE_EQ(entropy_bits("abcd"), 8);
}

// The chance that fewer than `least` of the passwords share a value, where `mean` do on average.
double poisson_below(int least, double mean) {
  double term = std::exp(-mean);
  double sum = 0;
  for (int k = 0; k < least; ++k) {
    sum += term;
    term *= mean / (k + 1);
  }
  return sum;
}

// Passwords as people make them: a word, a year or number, a mark.
std::string password(std::uint32_t n) {
  static constexpr std::string_view words[] = {"summer", "Winter", "dragon", "monkey",
                                               "qwerty", "admin",  "secret", "letmein"};
  static constexpr std::string_view marks[] = {"", "!", "?", "#"};
  return std::string(words[n % 8]) + std::to_string(n / 32) + std::string(marks[n / 8 % 4]);
}

// A weak fingerprint must be no oracle: at least ten of ten million common passwords share each
// value. Hashing ten million takes longer than a unit test may, so a fifth stands for all: their
// counts over all values fit the uniform law (chi-square), and under it the mean of every value
// among ten million is 38, with fewer than ten in one case of ten million.
TEST(Fingerprint, WeakOnesAreNoOracle) {
  constexpr std::size_t values = std::size_t{1} << kWeakBits;
  constexpr std::uint32_t sample = 2'000'000;
  std::vector<std::uint32_t> counts(values);
  for (std::uint32_t n = 0; n < sample; ++n) {
    const std::string text = weak_fingerprint("password", "config/prod.env", password(n));
    const unsigned long value = std::stoul(text.substr(3), nullptr, 16);
    ASSERT_LT(value, values) << text;
    ++counts[value];
  }
  const double mean = double{sample} / values;
  double chi_square = 0;
  for (std::uint32_t count : counts) chi_square += (count - mean) * (count - mean) / mean;
  EXPECT_NEAR(chi_square, double{values - 1}, 6 * std::sqrt(2.0 * values));

  EXPECT_LT(poisson_below(10, 1e7 / values), 1e-6);
  EXPECT_GT(poisson_below(10, 1e7 / (values * 4)), 0.4) << "two more bits would be too many";
}

}  // namespace
}  // namespace scan

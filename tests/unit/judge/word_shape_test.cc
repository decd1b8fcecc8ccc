#include "judge/word_shape.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace scan {
namespace {

TEST(WordShape, Table) {
  struct Row {
    std::string_view value;
    bool name;
    bool number;
    bool joined;
  };
  const Row rows[] = {
      {"Nykyinen", true, false, false},
      {"lib.mkIf", true, false, false},
      {"X509_STORE_set_check", true, true, false},
      {"pw_uid", true, false, false},
      {"IPV6_AUTHHDR", true, false, false},
      {"GL_COMPRESSED_RGB_FXT1_3DFX", true, false, false},
      {"randomized-token-12392183123", false, true, true},
      {"12392183-token", false, true, false},
      {"token12a", false, false, false},
      {"03-b2c-qos1-len-helper", false, false, true},
      {"will-qos1-len-helper", false, true, true},
      {"x7k2-9fqz-m3pt", false, false, false},
      {"one-two", false, false, false},
      {"One-two-three", false, false, false},
      {"one--two-three", false, false, false},
      {"Bottle_Winter76", false, true, false},
      {"ultr4Welcome_", false, false, false},
      {"nykyinen", false, false, false},
      {"Hunter2", false, true, false},
      {"", false, false, false},
      {"_", true, false, false},
      {"-", false, false, false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.value);
    EXPECT_EQ(is_name_shaped(row.value), row.name);
    EXPECT_EQ(is_words_and_number(row.value), row.number);
    EXPECT_EQ(is_joined_parts(row.value), row.joined);
  }
}

TEST(WordShape, RandomTextsHaveNone) {
  const std::string base36 = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::mt19937_64 random{20261123};
  for (const char* alphabet : {"", "_", "-", "ABCDEFGHIJKLMNOPQRSTUVWXYZ_-"}) {
    const std::string letters = base36 + alphabet;
    SCOPED_TRACE(letters);
    int shaped = 0;
    for (int i = 0; i < 2000; ++i) {
      std::string text;
      while (text.size() < 16) text += letters[random() % letters.size()];
      shaped += is_name_shaped(text) || is_words_and_number(text) || is_joined_parts(text) ? 1 : 0;
    }
    EXPECT_LE(shaped, 20);
  }
}

}  // namespace
}  // namespace scan

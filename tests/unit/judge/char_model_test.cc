// Words the model never saw, identifiers made of them, random texts of each alphabet: its error
// rates, with some room. docs/generic-secrets.md tells them.
#include "judge/char_model.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "../tools/word_list.h"

namespace scan {
namespace {

constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kBase36 = "abcdefghijklmnopqrstuvwxyz0123456789";
constexpr std::string_view kBase62 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

class CharModelTest : public ::testing::Test {
 protected:
  std::string random_text(std::string_view alphabet, std::size_t size) {
    std::string out;
    while (out.size() < size) out += alphabet[random_() % alphabet.size()];
    return out;
  }

  // Of a thousand texts made by `make`, how many are strange.
  template <typename Make>
  int strange_in_thousand(Make make) {
    int strange = 0;
    for (int i = 0; i < 1000; ++i) strange += strangeness(make()) > 0 ? 1 : 0;
    return strange;
  }

  static std::vector<std::string> held_out(std::string_view list) {
    std::vector<std::string> words = read_words("/usr/share/dict/" + std::string(list));
    std::erase_if(words, [](const std::string& word) { return !is_held_out(word); });
    return words;
  }

  std::mt19937_64 random_{20261123};
};

TEST_F(CharModelTest, RandomTextsAreStrange) {
  struct Row {
    std::string_view alphabet;
    std::size_t size;
    int least;  // in a thousand
  };
  const Row rows[] = {{kLower, 6, 920},
                      {kLower, 8, 965},
                      {kLower, 12, 985},
                      {kBase36, 6, 970},
                      {kBase36, 8, 985},
                      {kBase36, 12, 995},
                      {kBase62, 8, 975},
                      {kBase62, 16, 995},
                      {kBase62, 32, 998},
                      {"0123456789abcdef", 8, 990},
                      {"0123456789abcdef", 32, 999}};
  for (const Row& row : rows) {
    SCOPED_TRACE(std::string(row.alphabet) + " " + std::to_string(row.size));
    EXPECT_GE(strange_in_thousand([&] { return random_text(row.alphabet, row.size); }), row.least);
  }
}

TEST_F(CharModelTest, WordsItNeverSawAreNot) {
  for (const WordList& list : kWordLists) {
    SCOPED_TRACE(list.name);
    const std::vector<std::string> words = held_out(list.name);
    ASSERT_GT(words.size(), 1000u);
    EXPECT_LE(strange_in_thousand([&] { return words[random_() % words.size()]; }), 25);
  }
}

TEST_F(CharModelTest, IdentifiersMadeOfThemAreNot) {
  const std::vector<std::string> words = held_out("american-english");
  ASSERT_FALSE(words.empty());
  for (const std::string joint : {"_", "-", ".", "/", " ", ""}) {
    SCOPED_TRACE(joint);
    EXPECT_LE(strange_in_thousand([&] {
                std::string name;
                for (std::size_t i = 0, most = 2 + random_() % 3; i < most; ++i) {
                  std::string word = words[random_() % words.size()];
                  if (joint.empty() && i > 0) word[0] = static_cast<char>(word[0] - 32);
                  name += (i > 0 ? joint : "") + word;
                }
                return name;
              }),
              15);
  }
}

TEST_F(CharModelTest, Table) {
  struct Row {
    std::string_view text;
    bool strange;
  };
  const Row rows[] = {
      {"", false},
      {"password", false},
      {"hunter2", false},
      {"correcthorse", false},
      {"xkqzvprt", true},
      {"rvnx4521", true},
      {"kubernetes", false},
      {"getUserToken", false},
      {"TOKEN_EXPIRED", false},
      {"dbconn_mgr_ptr", false},
      {"Tr0ub4dor&3", true},
      {"zaq12wsx", true},
      {"a1b2c3d4", true},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(strangeness(row.text) > 0, row.strange);
  }
}

}  // namespace
}  // namespace scan

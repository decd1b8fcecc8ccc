#include "judge/natural_words.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "../tools/word_list.h"

namespace scan {
namespace {

TEST(NaturalWords, Table) {
  struct Row {
    std::string_view text;
    bool words;
  };
  const Row rows[] = {
      {"postgres", true},
      {"my-app-credentials", true},
      {"Enter your password", true},
      {"Enter your password:", true},
      {"prod.db_ssh-xml", true},
      {"Donaudampfschifffahrt", true},
      {"kubernetes", true},
      {"", false},
      {"a--b", false},
      {"hunter2", false},
      {"getUser", false},
      {"PASSWORD", false},
      {"aeio", false},
      {"xkqzvprt", false},
      {"my-xkqzvprt-app", false},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text);
    EXPECT_EQ(is_natural_words(row.text), row.words);
  }
}

TEST(NaturalWords, WordsAreAndRandomLettersAreNot) {
  std::vector<std::string> words = read_words("/usr/share/dict/ngerman");
  std::erase_if(words, [](const std::string& word) { return !is_held_out(word); });
  ASSERT_GT(words.size(), 1000u);
  std::mt19937_64 random{20261123};
  int missed = 0;
  int taken = 0;
  for (int i = 0; i < 2000; ++i) {
    missed += is_natural_words(words[random() % words.size()]) ? 0 : 1;
    std::string text;
    while (text.size() < 10) text += static_cast<char>('a' + random() % 26);
    taken += is_natural_words(text) ? 1 : 0;
  }
  EXPECT_LE(missed, 10);
  EXPECT_LE(taken, 70);
}

}  // namespace
}  // namespace scan

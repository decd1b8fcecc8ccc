// A word is taken for one where the character model knows its like. Short ones say nothing either
// way. Entry point: is_natural_words.
#include "judge/natural_words.h"

#include <algorithm>
#include <cstddef>

#include "base/ascii.h"
#include "judge/char_model.h"

namespace scan {
namespace {

constexpr std::size_t kLongestWord = 24;
constexpr std::size_t kLongestText = 1024;

bool is_vowel(char c) { return std::string_view("aeiouyAEIOUY").find(c) != std::string_view::npos; }

// "db", "ssh", "prod", "k", "xml": anything but four vowels.
bool may_be_short_word(std::string_view word) {
  constexpr std::size_t kShort = 4;
  return word.size() <= kShort &&
         !(word.size() == kShort && std::all_of(word.begin(), word.end(), is_vowel));
}

bool sounds(std::string_view word) {
  constexpr double kMostOfWords = 3;  // bits
  return may_be_short_word(word) || strangeness(word) <= kMostOfWords;
}

bool is_word(std::string_view word) {
  if (word.empty() || word.size() > kLongestWord || !is_ascii_letter(word[0])) return false;
  for (char c : word.substr(1)) {
    if (!is_ascii_lower(c)) return false;
  }
  return sounds(word);
}

}  // namespace

bool is_natural_words(std::string_view text) {
  if (text.empty() || text.size() > kLongestText) return false;
  while (true) {
    const std::size_t end = text.find_first_of("-_. ,:");
    std::string_view word = text.substr(0, end);
    if (!is_word(word)) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
    if (text.starts_with(' ')) text.remove_prefix(1);
    if (text.empty()) return true;
  }
}

}  // namespace scan

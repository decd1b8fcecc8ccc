// A word is taken for one by its vowels: at least one in five letters, never five consonants or
// four vowels in a row. Entry point: is_natural_words.
#include "judge/natural_words.h"

#include <cstddef>

#include "base/ascii.h"

namespace scan {
namespace {

constexpr std::size_t kLongestWord = 18;
constexpr std::size_t kLongestText = 1024;

bool is_vowel(char lower) {
  return std::string_view("aeiouy").find(lower) != std::string_view::npos;
}

bool sounds(std::string_view word) {
  std::size_t vowels = 0;
  std::size_t run = 0;
  bool run_of_vowels = false;
  for (char c : word) {
    const bool vowel = is_vowel(to_ascii_lower(c));
    run = vowel == run_of_vowels ? run + 1 : 1;
    run_of_vowels = vowel;
    vowels += vowel ? 1 : 0;
    if (run > (vowel ? 3U : 4U)) return false;
  }
  // "db", "ssh", "prod", "k", "xml" are short enough to mean nothing either way.
  return word.size() <= 4 || vowels * 5 >= word.size();
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

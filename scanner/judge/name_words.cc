// Cuts before an upper-case letter that follows a lower-case one or a digit, and before the last
// letter of capitals that go on in lower case ("APIKey"). Entry point: name_words.
#include "judge/name_words.h"

#include "base/ascii.h"

namespace scan {
namespace {

void keep(std::string& word, std::vector<std::string>& words) {
  while (!word.empty() && is_ascii_digit(word.back())) word.pop_back();
  if (!word.empty()) words.push_back(std::move(word));
  word.clear();
}

bool begins_word(std::string_view name, std::size_t at) {
  if (at == 0 || !is_ascii_upper(name[at])) return false;
  const char before = name[at - 1];
  if (is_ascii_lower(before) || is_ascii_digit(before)) return true;
  return is_ascii_upper(before) && at + 1 < name.size() && is_ascii_lower(name[at + 1]);
}

}  // namespace

std::vector<std::string> name_words(std::string_view name) {
  constexpr std::size_t kMostRead = 256;
  if (name.size() > kMostRead) name.remove_prefix(name.size() - kMostRead);
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < name.size(); ++at) {
    if (begins_word(name, at)) keep(word, words);
    if (is_ascii_alnum(name[at])) {
      word += to_ascii_lower(name[at]);
    } else {
      keep(word, words);
    }
  }
  keep(word, words);
  return words;
}

}  // namespace scan

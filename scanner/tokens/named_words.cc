// Three lists of words. Entry points: words_of, is_key_name, is_only_key_words,
// begins_with_key_word.
#include "tokens/named_words.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "judge/secret_name.h"

namespace scan::tokens {
namespace {

constexpr std::array<std::string_view, 9> kJoined = {"api",  "key",    "token", "secret", "access",
                                                     "auth", "client", "app",   "pass"};

// Beside an alias that means other things too, these words alone keep the name one of its key.
constexpr std::array<std::string_view, 19> kKeyWords = {
    "api",  "access", "secret", "auth", "personal", "key",  "token", "client",  "app",   "account",
    "live", "prod",   "x",      "my",   "private",  "rest", "io",    "service", "bearer"};

// Words that make the `key` behind them one to an account, beside those of is_secret_name.
constexpr std::array<std::string_view, 15> kBeforeKey = {
    "app",  "application", "client",     "user",     "license",
    "live", "prod",        "production", "write",    "server",
    "rest", "developer",   "consumer",   "personal", "integration"};

bool holds(const auto& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool begins_word(std::string_view text, std::size_t at) {
  if (at == 0 || !is_ascii_alnum(text[at - 1])) return true;
  if (!is_ascii_upper(text[at])) return false;
  const bool lower_next = at + 1 < text.size() && is_ascii_lower(text[at + 1]);
  return is_ascii_lower(text[at - 1]) || lower_next;
}

// Is it put together of nothing but key words: "accesstoken", "apikey"?
bool is_of_key_words(std::string_view word) {
  while (!word.empty()) {
    const auto known = std::find_if(kKeyWords.begin(), kKeyWords.end(), [&](std::string_view each) {
      return word.starts_with(each) && (each.size() > 1 || word.size() == 1);
    });
    if (known == kKeyWords.end()) return false;
    word.remove_prefix(known->size());
  }
  return true;
}

}  // namespace

Words words_of(std::string_view text) {
  Words words;
  words.letters.reserve(text.size());
  words.place.reserve(text.size() + 1);
  words.cut.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_alnum(text[at])) continue;
    words.cut.push_back(begins_word(text, at));
    if (words.cut.back()) words.begins.push_back(words.letters.size());
    words.letters += to_ascii_lower(text[at]);
    words.place.push_back(at);
  }
  words.place.push_back(text.size());
  words.cut.push_back(true);
  words.begins.push_back(words.letters.size());
  return words;
}

bool is_key_name(std::string_view name) {
  if (is_secret_name(name)) return true;
  const Words words = words_of(name);
  if (words.count() == 0) return false;
  const std::string_view last = words.word(words.count() - 1);
  if (last == "authorization") return true;
  if (last == "key") return words.count() > 1 && holds(kBeforeKey, words.word(words.count() - 2));
  return (last.ends_with("key") || last.ends_with("token")) && is_of_key_words(last);
}

bool is_only_key_words(std::string_view name) {
  const Words words = words_of(name);
  for (std::size_t i = 0; i < words.count(); ++i) {
    if (!is_of_key_words(words.word(i))) return false;
  }
  return true;
}

bool begins_with_key_word(std::string_view text) {
  constexpr std::string_view kFirst = "aktscp";
  return !text.empty() && kFirst.find(text.front()) != kFirst.npos &&
         std::any_of(kJoined.begin(), kJoined.end(),
                     [&](std::string_view word) { return text.starts_with(word); });
}

}  // namespace scan::tokens

// Two lists: words that tell a placeholder wherever they stand, and words that merely name what
// belongs there and tell one only when the value is nothing but such names ("my-secret-token").
//
// The odds, for a word of L letters in a value of n characters from an alphabet of a: n·c·W·a^-L,
// with c = 3 ways to write it (lower, UPPER, Capitalised) where both cases occur, and W = 64 words.
// A word counts inside other text if that is under 2^-24. In base62 and n = 40 that needs 7
// letters, in lower-case base36 8; at the beginning or end of the value (n = 1) 6. Words between
// delimiters need no such care: a token's alphabet has none, and in base64url the two delimiters
// and four letters together are under 2^-24.
#include "judge/placeholder_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/ascii.h"
#include "judge/predictable.h"

namespace scan {
namespace {

// Longer values are documents (PEM blocks, JWTs), where a comment may hold any word.
constexpr std::size_t kLongestRead = 256;
constexpr double kRareBits = 24;
constexpr double kWordListBits = 6;

// At least four letters each, and no part of a vendor's prefix or of English in hexadecimal.
constexpr std::array<std::string_view, 45> kTelling = {
    "changeme",     "changethis", "changeit",   "change",      "placeholder", "example",
    "sample",       "dummy",      "fake",       "mock",        "your",        "yours",
    "todo",         "fixme",      "replace",    "replaceme",   "replacewith", "insert",
    "redacted",     "removed",    "masked",     "hidden",      "censored",    "sanitized",
    "obfuscated",   "goeshere",   "yourkey",    "yourtoken",   "yourapikey",  "yoursecret",
    "yourpassword", "mysecret",   "mypassword", "supersecret", "foobar",      "foobarbaz",
    "loremipsum",   "notreal",    "notasecret", "nosecret",    "invalid",     "secrethere",
    "tokenhere",    "enteryour",  "putyour"};

constexpr std::array<std::string_view, 62> kNaming = {
    "none",     "null",    "nil",  "undefined", "true",       "false",  "empty",      "unset",
    "password", "passwd",  "pass", "pwd",       "passphrase", "secret", "secrets",    "token",
    "tokens",   "key",     "keys", "api",       "apikey",     "access", "auth",       "private",
    "public",   "client",  "user", "username",  "account",    "admin",  "credential", "credentials",
    "my",       "the",     "a",    "an",        "some",       "this",   "here",       "goes",
    "is",       "me",      "in",   "of",        "for",        "value",  "string",     "id",
    "test",     "testing", "demo", "foo",       "bar",        "baz",    "tbd",        "na",
    "xxx",      "xxxx",    "db",   "database",  "bearer",     "enter"};

bool holds(const auto& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

enum class Case { kLower, kUpper, kCapitalised, kMixed };

Case case_of(std::string_view word) {
  const auto upper = std::count_if(word.begin(), word.end(), is_ascii_upper);
  if (upper == 0) return Case::kLower;
  if (upper == static_cast<std::ptrdiff_t>(word.size())) return Case::kUpper;
  return upper == 1 && is_ascii_upper(word.front()) ? Case::kCapitalised : Case::kMixed;
}

// Calls `each` with the begin and end of every run of letters.
template <typename Each>
void for_each_word(std::string_view value, Each each) {
  for (std::size_t begin = 0; begin < value.size();) {
    if (!is_ascii_letter(value[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin + 1;
    while (end < value.size() && is_ascii_letter(value[end])) ++end;
    each(begin, end);
    begin = end;
  }
}

// Where the second word of "secretKey" begins; `end` where there is none.
std::size_t hump_of(std::string_view value, std::size_t begin, std::size_t end) {
  std::size_t at = begin + 1;
  while (at < end && !(is_ascii_upper(value[at]) && is_ascii_lower(value[at - 1]))) ++at;
  return at;
}

bool is_delimiter(std::string_view value, std::size_t at) {
  return at >= value.size() || !is_ascii_alnum(value[at]);
}

bool has_delimited_word(std::string_view value, std::string_view lower) {
  bool found = false;
  for_each_word(value, [&](std::size_t begin, std::size_t end) {
    const bool before = begin == 0 || is_delimiter(value, begin - 1);
    if (before && is_delimiter(value, end) &&
        case_of(value.substr(begin, end - begin)) != Case::kMixed)
      found |= holds(kTelling, lower.substr(begin, end - begin));
  });
  return found;
}

// "KEYSTONE_DBPASS", "API_KEY": what is named so stands here when somebody has put it in.
bool is_constant_name(std::string_view value, std::string_view lower) {
  constexpr std::array<std::string_view, 7> kEnds = {"password", "passwd", "pass", "pwd",
                                                     "secret",   "token",  "key"};
  const bool constant = std::all_of(value.begin(), value.end(), [](char c) {
    return is_ascii_upper(c) || is_ascii_digit(c) || c == '_';
  });
  return constant && value.find('_') != value.npos &&
         std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return lower.ends_with(end); });
}

// "githubSecret", "senderLoginPassword": what the value is for, not the value.
bool is_name_of_secret(std::string_view value) {
  constexpr std::array<std::string_view, 4> kEnds = {"Password", "Secret", "Token", "Key"};
  return std::all_of(value.begin(), value.end(), is_ascii_letter) &&
         std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) {
           return value.ends_with(end) && value.size() > end.size() &&
                  is_ascii_lower(value[value.size() - end.size() - 1]);
         });
}

// "your_token", "api-key-here", "none", "test": names and nothing else. No digit may be there.
bool is_all_names(std::string_view value, std::string_view lower) {
  bool names = std::none_of(value.begin(), value.end(), is_ascii_digit);
  std::size_t words = 0;
  for_each_word(value, [&](std::size_t begin, std::size_t end) {
    ++words;
    const std::size_t hump = hump_of(value, begin, end);
    const auto is_name = [&](std::string_view word) {
      return holds(kNaming, word) || holds(kTelling, word);
    };
    names &= is_name(lower.substr(begin, end - begin)) ||
             (hump < end && is_name(lower.substr(begin, hump - begin)) &&
              is_name(lower.substr(hump, end - hump)));
  });
  return names && words > 0;
}

// A segment of nothing but x: "sk-xxxx", "xoxb-XXXXX-XXXXX".
bool has_crossed_out_segment(std::string_view value, std::string_view lower) {
  bool found = false;
  for_each_word(value, [&](std::size_t begin, std::size_t end) {
    const bool before = begin == 0 || is_delimiter(value, begin - 1);
    const std::string_view word = lower.substr(begin, end - begin);
    const bool crossed = word.find_first_not_of('x') == std::string_view::npos;
    const std::size_t least = value.size() <= 12 ? 3 : 4;
    found |= end == value.size() && value.substr(begin, end - begin).ends_with("XXXX");
    found |= before && crossed && word.size() >= least && is_delimiter(value, end);
  });
  return found;
}

bool counts_inside(std::string_view value, std::size_t at, std::string_view word) {
  const std::size_t letters_and_digits =
      static_cast<std::size_t>(std::count_if(value.begin(), value.end(), is_ascii_alnum));
  const std::string_view written = value.substr(at, word.size());
  const Case style = case_of(written);
  if (style == Case::kMixed) return false;
  if (word.size() * 2 >= letters_and_digits) return true;
  const double alphabet = static_cast<double>(alphabet_size(value));
  const bool at_an_end = at == 0 || at + word.size() == value.size();
  const double ways = alphabet > 36 ? std::log2(3.0) : 0;
  const double places = at_an_end ? 1 : std::log2(static_cast<double>(value.size()));
  const double bits = static_cast<double>(word.size()) * std::log2(alphabet) - ways - places;
  return bits - kWordListBits >= kRareBits;
}

bool has_word_inside(std::string_view value, std::string_view lower) {
  for (std::string_view word : kTelling) {
    for (std::size_t at = lower.find(word); at != std::string_view::npos;
         at = lower.find(word, at + 1)) {
      if (counts_inside(value, at, word)) return true;
    }
  }
  return false;
}

}  // namespace

bool has_placeholder_word(std::string_view value) {
  if (value.size() > kLongestRead) return false;
  std::string lower(value);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  return has_delimited_word(value, lower) || is_all_names(value, lower) ||
         is_constant_name(value, lower) || is_name_of_secret(value) ||
         has_crossed_out_segment(value, lower) || has_word_inside(value, lower);
}

}  // namespace scan

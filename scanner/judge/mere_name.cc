// Runs of letters and of digits, counted. Entry points: is_mere_name, is_password_hash.
#include "judge/mere_name.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "base/ascii.h"
#include "judge/natural_words.h"

namespace scan {
namespace {

constexpr std::size_t kLongest = 256;
constexpr std::size_t kLeastWord = 3;
constexpr std::size_t kLongestAcronym = 5;  // letters without a vowel that still say something

bool is_mark(char c) {
  return std::string_view("-_./:@#|, ~<>[]()*").find(c) != std::string_view::npos;
}

struct Count {
  std::size_t words = 0;
  std::size_t in_words = 0;  // letters of words
  std::size_t letters = 0;
  std::size_t digits = 0;
  bool odd = false;  // a run of letters that is no word, or one of digits too long for a name
};

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

void add_letters(std::string_view run, Count& count) {
  count.letters += run.size();
  const bool word = run.size() >= kLeastWord && is_natural_words(lowered(run));
  if (word) {
    ++count.words;
    count.in_words += run.size();
  }
  count.odd |= !word && run.size() > kLongestAcronym;
}

// Letters up to where the case says that another word begins: "Auth" of "AuthPlugin", "HTTP" of
// "HTTPServer".
std::size_t end_of_letters(std::string_view text, std::size_t at) {
  const bool capitals =
      at + 1 < text.size() && is_ascii_upper(text[at]) && is_ascii_upper(text[at + 1]);
  std::size_t end = at + 1;
  if (!capitals) {
    while (end < text.size() && is_ascii_lower(text[end])) ++end;
    return end;
  }
  while (end < text.size() && is_ascii_upper(text[end])) ++end;
  const bool next_began = end < text.size() && is_ascii_lower(text[end]);
  return next_began ? end - 1 : end;
}

Count count_of(std::string_view text) {
  constexpr std::size_t kLongestNumber = 4;
  Count count;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (is_ascii_letter(text[at])) {
      end = end_of_letters(text, at);
      add_letters(text.substr(at, end - at), count);
    } else if (is_ascii_digit(text[at])) {
      while (end < text.size() && is_ascii_digit(text[end])) ++end;
      count.digits += end - at;
      count.odd |= end - at > kLongestNumber;
    } else {
      count.odd |= !is_mark(text[at]);
    }
    at = end;
  }
  return count;
}

// One blank that parts an authentication scheme from what it takes.
bool is_scheme(std::string_view value) {
  const std::size_t blank = value.find(' ');
  return value.find(' ', blank + 1) == value.npos && blank + 1 < value.size() &&
         !is_natural_words(value.substr(blank + 1));
}

}  // namespace

bool is_mere_name(std::string_view value) {
  if (value.size() > kLongest) return value.find(' ') != value.npos && !is_scheme(value);
  if (value.find(' ') != value.npos && !is_scheme(value)) return true;
  constexpr std::size_t kMostDigits = 6;
  const Count count = count_of(value);
  // "public_v2", but no password with a number behind it.
  const bool marked = value.find_first_of("-_./:") != value.npos;
  const std::size_t least = marked && count.in_words >= 5 ? 1 : 2;
  return !count.odd && count.words >= least && count.digits <= kMostDigits &&
         count.in_words * 10 >= (count.letters + count.digits) * 7;
}

bool is_password_hash(std::string_view value) {
  constexpr std::array<std::string_view, 20> kBegins = {
      "$1$",   "$2a$", "$2b$",   "$2x$",    "$2y$",    "$5$",       "$6$",
      "$7$",   "$y$",  "$gy$",   "$apr1$",  "$argon2", "$pbkdf2",   "$scrypt$",
      "{SSHA", "{SHA", "{CRYPT", "scrypt:", "pbkdf2",  "SCRAM-SHA-"};
  return std::any_of(kBegins.begin(), kBegins.end(),
                     [&](std::string_view begin) { return value.starts_with(begin); });
}

}  // namespace scan

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
constexpr std::size_t kLeastWord = 4;       // three letters sound like a word too often
constexpr std::size_t kLongestAcronym = 5;  // letters without a vowel that still say something

bool is_mark(char c) {
  return std::string_view("-_./:@#|, ~<>[]()*").find(c) != std::string_view::npos;
}

// "public_v2", but no password with a number behind it.
bool is_marked(std::string_view value) { return value.find_first_of("-_./:") != value.npos; }

struct Count {
  std::size_t words = 0;
  std::size_t in_words = 0;  // letters of words
  std::size_t letters = 0;
  std::size_t digits = 0;
  std::size_t short_runs = 0;  // of letters, that say nothing either way
  std::size_t marks = 0;
  bool odd = false;  // a run of letters that is no word, or one of digits too long for a name
};

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

void add_letters(std::string_view run, std::size_t least, bool all_capitals, Count& count) {
  count.letters += run.size();
  // "GITHUB" is a word of GITHUB_TOKEN, and "HTTP" only an acronym of HTTPServer.
  const bool capitals = run.size() > 1 && is_ascii_upper(run[1]);
  const bool word =
      run.size() >= least && (!capitals || all_capitals) && is_natural_words(lowered(run));
  if (word) {
    ++count.words;
    count.in_words += run.size();
  }
  count.short_runs += word ? 0 : 1;
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
  const bool all_lower = std::none_of(text.begin(), text.end(), is_ascii_upper);
  const bool all_capitals = std::none_of(text.begin(), text.end(), is_ascii_lower);
  const std::size_t least =
      (all_lower || all_capitals) && is_marked(text) ? kLeastWord - 1 : kLeastWord;
  Count count;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at + 1;
    if (is_ascii_letter(text[at])) {
      end = end_of_letters(text, at);
      add_letters(text.substr(at, end - at), least, all_capitals, count);
    } else if (is_ascii_digit(text[at])) {
      while (end < text.size() && is_ascii_digit(text[end])) ++end;
      count.digits += end - at;
      // Numbers stand at the end of words, or before the first one: "1password".
      const bool first = end - at == 1 && (at == 0 || is_mark(text[at - 1]));
      const bool inside = !first && end < text.size() && is_ascii_lower(text[end]);
      count.odd |= inside || end - at > kLongestNumber;
    } else {
      count.odd |= !is_mark(text[at]);
      ++count.marks;
    }
    at = end;
  }
  return count;
}

// "Bearer x": an authentication scheme and what it takes.
bool is_scheme(std::string_view value) {
  const std::string scheme = lowered(value.substr(0, value.find(' ')));
  constexpr std::array<std::string_view, 5> kSchemes = {"basic", "bearer", "token", "apikey",
                                                        "splunk"};
  return std::find(kSchemes.begin(), kSchemes.end(), scheme) != kSchemes.end() &&
         std::count(value.begin(), value.end(), ' ') == 1;
}

// "$id$salt$hash", whatever scheme `id` stands for.
bool is_crypt_form(std::string_view value) {
  constexpr std::size_t kShortest = 32;
  constexpr std::size_t kLongestId = 16;
  if (value.size() < kShortest || value[0] != '$') return false;
  const std::size_t end = value.find('$', 1);
  return end != value.npos && end > 1 && end <= kLongestId &&
         value.find('$', end + 1) != value.npos &&
         std::all_of(value.begin() + 1, value.begin() + static_cast<std::ptrdiff_t>(end),
                     [](char c) { return is_ascii_lower(c) || is_ascii_digit(c) || c == '-'; });
}

// What `PASSWORD()` of MySQL gave: SHA-1 of the SHA-1.
bool is_mysql_hash(std::string_view value) {
  constexpr std::size_t kSize = 41;
  return value.size() == kSize && value[0] == '*' &&
         value.find_first_not_of("0123456789ABCDEFabcdef", 1) == value.npos;
}

}  // namespace

bool is_mere_name(std::string_view value) {
  if (value.size() > kLongest) return value.find(' ') != value.npos && !is_scheme(value);
  if (value.find(' ') != value.npos && !is_scheme(value)) return true;
  constexpr std::size_t kMostDigits = 6;
  const Count count = count_of(value);
  const std::size_t least = is_marked(value) && count.in_words >= kLeastWord + 1 ? 1 : 2;
  if (count.short_runs > count.marks + 1) return false;
  return !count.odd && count.words >= least && count.digits <= kMostDigits &&
         count.in_words * 10 >= (count.letters + count.digits) * 7;
}

bool is_password_hash(std::string_view value) {
  constexpr std::array<std::string_view, 21> kBegins = {
      "$1$",   "$2a$", "$2b$",   "$2x$",    "$2y$",    "$5$",     "$6$",
      "$7$",   "$y$",  "$gy$",   "$apr1$",  "$argon2", "$pbkdf2", "$scrypt$",
      "{SSHA", "{SHA", "{CRYPT", "{PBKDF2", "scrypt:", "pbkdf2",  "SCRAM-SHA-"};
  // A line of htpasswd begins with the user.
  if (is_crypt_form(value) || is_mysql_hash(value)) return true;
  if (value.starts_with("{bcrypt}") || value.starts_with("{argon2}")) return true;
  const std::size_t colon = value.find(":$");
  const std::string_view after = colon == value.npos ? value : value.substr(colon + 1);
  return std::any_of(kBegins.begin(), kBegins.end(), [&](std::string_view begin) {
    return value.starts_with(begin) || after.starts_with(begin);
  });
}

}  // namespace scan

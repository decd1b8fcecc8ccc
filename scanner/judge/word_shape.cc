// Entry points: is_name_shaped, is_words_and_number, is_joined_parts.
#include "judge/word_shape.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "judge/char_model.h"

namespace scan {
namespace {

// "Nykyinen", "file.ref", "IPV6_AUTHHDR", "c_uint64": a capital and small letters, letters with a
// dot between them, an identifier with a `_` in it.
bool is_word_or_identifier(std::string_view value) {
  if (is_ascii_upper(value[0]) && std::all_of(value.begin() + 1, value.end(), is_ascii_lower)) {
    return true;
  }
  const auto dotted = [](char c) { return is_ascii_letter(c) || c == '.'; };
  if (std::all_of(value.begin(), value.end(), dotted)) return value.find('.') != value.npos;
  const auto in_identifier = [](char c) { return is_ascii_alnum(c) || c == '_'; };
  return value.find('_') != value.npos && !is_ascii_digit(value[0]) &&
         std::all_of(value.begin(), value.end(), in_identifier);
}

// A constant's: "GL_COMPRESSED_RGB_FXT1_3DFX".
bool is_constant_shaped(std::string_view value) {
  constexpr double kMostOfConstants = 30;
  return value.find('_') != value.npos && !is_ascii_digit(value[0]) &&
         std::all_of(value.begin(), value.end(),
                     [](char c) { return is_ascii_upper(c) || is_ascii_digit(c) || c == '_'; }) &&
         strangeness(value) <= kMostOfConstants;
}

// "Bottle_Winter76", "ultr4Welcome_": what a form asked for, at the end of what was chosen.
bool is_chosen_with_underscore(std::string_view value) {
  const bool lower = std::any_of(value.begin(), value.end(), is_ascii_lower);
  const bool upper = std::any_of(value.begin(), value.end(), is_ascii_upper);
  const bool digit = std::any_of(value.begin(), value.end(), is_ascii_digit);
  const bool number = value.size() > 2 && is_ascii_digit(value[value.size() - 1]) &&
                      is_ascii_digit(value[value.size() - 2]);
  return lower && upper && digit && (number || value.ends_with('_'));
}

}  // namespace

bool is_name_shaped(std::string_view value) {
  constexpr double kMostOfNames = 10;
  if (value.empty() || is_chosen_with_underscore(value)) return false;
  return (is_word_or_identifier(value) && strangeness(value) <= kMostOfNames) ||
         is_constant_shaped(value);
}

bool is_words_and_number(std::string_view value) {
  const std::size_t begin = static_cast<std::size_t>(
      std::find_if(value.begin(), value.end(), is_ascii_digit) - value.begin());
  std::size_t end = begin;
  while (end < value.size() && is_ascii_digit(value[end])) ++end;
  if (end < value.size() && is_ascii_alnum(value[end])) return false;
  std::string rest(value.substr(0, begin));
  rest += value.substr(end);
  constexpr std::size_t kLeastWords = 6;
  return end - begin > 0 && rest.size() >= kLeastWords && strangeness(rest) <= 0 &&
         std::none_of(rest.begin(), rest.end(), is_ascii_digit);
}

bool is_joined_parts(std::string_view value) {
  std::size_t parts = 0;
  std::size_t letters = 0;
  std::size_t in_words = 0;
  for (std::size_t begin = 0; begin <= value.size(); ++parts) {
    const std::size_t end = std::min(value.find_first_of("-_.", begin), value.size());
    const std::string_view part = value.substr(begin, end - begin);
    const auto in_part = [](char c) { return is_ascii_lower(c) || is_ascii_digit(c); };
    if (part.empty() || !std::all_of(part.begin(), part.end(), in_part)) return false;
    const auto here =
        static_cast<std::size_t>(std::count_if(part.begin(), part.end(), is_ascii_lower));
    constexpr std::size_t kLeastWord = 3;
    letters += here;
    in_words += here >= kLeastWord && strangeness(part) <= 0 ? here : 0;
    begin = end + 1;
  }
  constexpr std::size_t kLeastParts = 3;
  return parts >= kLeastParts && in_words > 0 && in_words * 2 >= letters;
}

}  // namespace scan

// RFC 8259 section 7. Half of a surrogate pair is U+FFFD. Entry points: read_json_strings,
// append_json_string.
#include "syntax/json_strings.h"

#include "base/ascii.h"
#include "base/utf8.h"

namespace scan::syntax {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Four hexadecimal digits at `at`.
std::optional<char32_t> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  char32_t value = 0;
  for (char each : text.substr(at, 4)) {
    const char c = to_ascii_lower(each);
    const bool letter = c >= 'a' && c <= 'f';
    if (!letter && !is_ascii_digit(c)) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(letter ? c - 'a' + 10 : c - '0');
  }
  return value;
}

// Appends what the escape at `at` stands for; its length, 0 where it is none.
std::size_t escape(std::string_view text, std::size_t at, std::string& out) {
  if (at + 1 >= text.size()) return 0;
  constexpr std::string_view kShort = "\"\\/bfnrt";
  constexpr std::string_view kMeaning = "\"\\/\b\f\n\r\t";
  const std::size_t known = kShort.find(text[at + 1]);
  if (known != std::string_view::npos) {
    out += kMeaning[known];
    return 2;
  }
  if (text[at + 1] != 'u') return 0;
  const auto first = hex4(text, at + 2);
  if (!first) return 0;
  if (*first >= 0xD800 && *first < 0xDC00 && text.substr(at + 6).starts_with("\\u")) {
    const auto second = hex4(text, at + 8);
    if (second && *second >= 0xDC00 && *second < 0xE000) {
      append_utf8(out, 0x10000 + ((*first - 0xD800) << 10) + (*second - 0xDC00));
      return 12;
    }
  }
  const bool half = *first >= 0xD800 && *first < 0xE000;
  append_utf8(out, half ? kReplacement : *first);
  return 6;
}

// The end of the string that opens at `at`, npos where it does not close.
std::size_t string_end(std::string_view text, std::size_t at) {
  for (++at; at < text.size(); ++at) {
    if (text[at] == '\\') {
      ++at;
    } else if (text[at] == '"') {
      return at + 1;
    }
  }
  return std::string_view::npos;
}

}  // namespace

std::optional<std::vector<QuotedWord>> read_json_strings(std::string_view text) {
  std::vector<QuotedWord> out;
  std::size_t at = 0;
  const auto skip = [&] {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    return at < text.size() ? text[at] : '\0';
  };
  if (skip() != '[') return std::nullopt;
  ++at;
  bool more = skip() != ']';
  while (more) {
    if (skip() != '"') return std::nullopt;
    const std::size_t end = string_end(text, at);
    if (end == std::string_view::npos) return std::nullopt;
    DecodedText decoded;
    append_json_string(text, {at, end}, decoded);
    out.push_back({std::move(decoded.text), {at, end}});
    at = end;
    more = skip() == ',';
    if (more) ++at;
  }
  if (skip() != ']') return std::nullopt;
  ++at;
  if (skip() != '\0' || at < text.size()) return std::nullopt;
  return out;
}

bool append_json_string(std::string_view document, Span place, DecodedText& out) {
  if (place.size() < 2 || document[place.begin] != '"' || document[place.end - 1] != '"') {
    return false;
  }
  const std::string_view text = document.substr(0, place.end - 1);
  std::size_t plain = place.begin + 1;
  for (std::size_t at = plain; at < text.size();) {
    std::string decoded;
    const std::size_t length = text[at] == '\\' ? escape(text, at, decoded) : 0;
    if (length > 0) {
      out.copy(document, {plain, at});
      out.replace(decoded, {at, at + length});
      plain = at + length;
    }
    at += length > 0 ? length : 1;
  }
  out.copy(document, {plain, text.size()});
  return true;
}

}  // namespace scan::syntax

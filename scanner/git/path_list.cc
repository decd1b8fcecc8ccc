// Splits lists of paths. Quoting as in git's quote.c: \a \b \f \n \r \t \v \" \\ and three octal
// digits.
#include "git/path_list.h"

#include <algorithm>
#include <optional>

namespace scan::git {
namespace {

bool is_octal(char c) { return c >= '0' && c <= '7'; }

// Reads one escape at list[at], just past the backslash, and moves `at` past it.
std::optional<char> unescape(std::string_view list, std::size_t& at) {
  if (at >= list.size()) return std::nullopt;
  constexpr std::string_view names = "abfnrtv\"\\";
  constexpr std::string_view values = "\a\b\f\n\r\t\v\"\\";
  if (const std::size_t found = names.find(list[at]); found != std::string_view::npos) {
    ++at;
    return values[found];
  }
  if (list.size() - at < 3 || !is_octal(list[at]) || !is_octal(list[at + 1]) ||
      !is_octal(list[at + 2])) {
    return std::nullopt;
  }
  const int value = (list[at] - '0') * 64 + (list[at + 1] - '0') * 8 + (list[at + 2] - '0');
  at += 3;
  return static_cast<char>(static_cast<unsigned char>(value & 0xff));
}

// list[at] is just past the opening quote; leaves `at` past the closing one.
std::optional<std::string> quoted(std::string_view list, std::size_t& at) {
  std::string out;
  while (at < list.size()) {
    const char c = list[at++];
    if (c == '"') return out;
    if (c != '\\') {
      out += c;
      continue;
    }
    const std::optional<char> value = unescape(list, at);
    if (!value) return std::nullopt;
    out += *value;
  }
  return std::nullopt;
}

}  // namespace

std::vector<std::string> split_path_list(std::string_view list, char separator) {
  std::vector<std::string> out;
  std::size_t at = 0;
  while (at < list.size()) {
    const std::size_t begin = at;
    const bool is_comment = list[at] == '#';
    std::optional<std::string> part;
    if (list[at] == '"') {
      ++at;
      part = quoted(list, at);
    }
    if (!part) at = begin;
    const std::size_t end = std::min(list.find(separator, at), list.size());
    if (!part) part = std::string(list.substr(begin, end - begin));
    if (!part->empty() && !is_comment) out.push_back(std::move(*part));
    at = end + 1;
  }
  return out;
}

}  // namespace scan::git

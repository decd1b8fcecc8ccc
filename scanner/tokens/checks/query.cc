// Pairs stand between `&`, `&amp;` or behind the `?`. Entry point: query_value.
#include "tokens/checks/query.h"

#include <algorithm>

#include "base/ascii.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kMostValue = 256;

int digit(char c) {
  if (is_ascii_digit(c)) return c - '0';
  const char lower = to_ascii_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape =
        text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    if (escape) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

bool begins_parameter(std::string_view text, std::size_t at) {
  return at == 0 || text[at - 1] == '&' || text[at - 1] == '?' || text[at - 1] == ';';
}

}  // namespace

std::string query_value(std::string_view text, std::string_view name) {
  for (std::size_t at = 0; (at = text.find(name, at)) != std::string_view::npos; ++at) {
    const std::string_view rest = text.substr(at + name.size());
    if (!begins_parameter(text, at) || !rest.starts_with('=')) continue;
    const std::string_view value = rest.substr(1, kMostValue);
    return decoded(value.substr(0, std::min(value.find_first_of("& \t\r\n\"'<>#"), value.size())));
  }
  return {};
}

}  // namespace scan::tokens

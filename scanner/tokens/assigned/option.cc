// Entry point: read_option.
#include "tokens/assigned/option.h"

#include <algorithm>

#include "tokens/assigned/named.h"
#include "tokens/assigned/text_walk.h"
#include "tokens/assigned/value_reader.h"

namespace scan::tokens {
namespace {

// Where the password begins in what the option before `begin` takes.
std::optional<std::size_t> password_in(std::string_view content, std::size_t begin) {
  constexpr std::size_t kLongestUser = 64;
  std::size_t at = begin;
  if (at > 0 && is_quote(content[at - 1])) --at;
  if (at > 0 && is_any_of(content[at - 1], " =")) --at;
  const std::string_view option = of(content, identifier_before(content, at));
  if (option == "-p" || option == "-P" || option == "-a" || option == "-w") return begin;
  if (option != "-u" && option != "--user") return std::nullopt;
  const std::size_t most = std::min(content.size(), begin + kLongestUser);
  for (std::size_t i = begin; i < most && !is_ascii_space(content[i]); ++i) {
    if (content[i] == ':') return i + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Assignment> read_option(std::string_view content, std::size_t begin) {
  const auto value = password_in(content, begin);
  if (!value || *value >= content.size()) return std::nullopt;
  const bool quoted = begin > 0 && is_quote(content[begin - 1]);
  const auto end =
      quoted ? string_end(content, begin) : unquoted_end(content, *value, Unquoted::kWord);
  if (!end || *end <= *value) return std::nullopt;
  return Assignment{{}, {*value, *end}, AssignedShape::kUnquoted, kNamedPassword.means};
}

}  // namespace scan::tokens

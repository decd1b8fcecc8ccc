// Entry point: read_option.
#include "tokens/assigned/option.h"

#include <algorithm>

#include "tokens/assigned/named.h"
#include "tokens/assigned/text_walk.h"
#include "tokens/assigned/value_reader.h"

namespace scan::tokens {
namespace {

// `openssl … -passin pass:v`
bool is_pass_argument(std::string_view content, std::size_t begin) {
  constexpr std::string_view kPass = "pass:";
  if (!content.substr(0, begin).ends_with(kPass)) return false;
  std::size_t at = begin - kPass.size();
  if (at > 0 && is_quote(content[at - 1])) --at;
  const Span option = identifier_before(content, before_blanks(content, at));
  return of(content, option).starts_with("-pass");
}

// `echo "root:v" | chpasswd`
bool is_piped_to_chpasswd(std::string_view content, std::size_t begin) {
  constexpr std::size_t kLongestPassword = 96;
  if (begin == 0 || content[begin - 1] != ':') return false;
  std::string_view rest = content.substr(begin, kLongestPassword);
  const std::size_t pipe = rest.find('|');
  if (pipe == rest.npos) return false;
  rest = content.substr(begin + pipe + 1, kLongestPassword);
  for (const std::string_view word : {" ", "sudo", " "}) {
    if (rest.starts_with(word)) rest.remove_prefix(word.size());
  }
  return rest.starts_with("chpasswd") || rest.starts_with("/usr/sbin/chpasswd");
}

// Where the password begins in what the option before `begin` takes.
std::optional<std::size_t> password_in(std::string_view content, std::size_t begin) {
  constexpr std::size_t kLongestUser = 64;
  if (is_pass_argument(content, begin) || is_piped_to_chpasswd(content, begin)) return begin;
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

// Shell: POSIX.1 XCU 2.6.2, compose's interpolation is the same. Templates: a quoted text counts by
// what stands before it, `||`, `&&` (the idiom `cond && 'a' || 'b'`), `??`, `or`, `default`; one
// that is compared or passed to a function does not. Entry point: add_defaults.
#include "judge/reference_default.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/trim.h"

namespace scan {
namespace {

bool is_name_character(char c) { return is_ascii_alnum(c) || c == '_'; }

void add_shell_default(std::string_view body, std::vector<std::string_view>& defaults) {
  std::size_t at = 0;
  while (at < body.size() && is_name_character(body[at])) ++at;
  if (at == 0) return;
  std::string_view rest = body.substr(at);
  if (rest.starts_with(':')) rest.remove_prefix(1);
  // `?` is followed by a message, everything else changes what the variable holds.
  if (rest.empty() || std::string_view("-=+").find(rest[0]) == std::string_view::npos) return;
  rest = trimmed(rest.substr(1));
  const bool quoted = rest.size() >= 2 && rest.front() == rest.back() &&
                      (rest.front() == '"' || rest.front() == '\'');
  if (quoted) rest = rest.substr(1, rest.size() - 2);
  if (!rest.empty()) defaults.push_back(rest);
}

bool ends_with_word(std::string_view text, std::string_view word) {
  return text.ends_with(word) &&
         (text.size() == word.size() || !is_name_character(text[text.size() - word.size() - 1]));
}

// Whether a text after `before` is one that the whole may come to.
bool yields(std::string_view before) {
  before = trimmed(before);
  // "<%=", "{{-": marks that belong to the bracket.
  while (!before.empty() && (before == "=" || before == "-")) before = {};
  bool opened = false;
  while (before.ends_with('(')) {
    before = trimmed(before.substr(0, before.size() - 1));
    opened = true;
  }
  constexpr std::array<std::string_view, 3> kSigns = {"||", "&&", "??"};
  constexpr std::array<std::string_view, 2> kCalls = {"default", "d"};
  constexpr std::array<std::string_view, 2> kWords = {"or", "else"};
  const auto ends = [&](std::string_view word) { return ends_with_word(before, word); };
  return before.empty() ||
         std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return before.ends_with(sign); }) ||
         std::any_of(kCalls.begin(), kCalls.end(), ends) ||
         (!opened && std::any_of(kWords.begin(), kWords.end(), ends));
}

bool is_compared(std::string_view after) {
  after = trimmed(after);
  return after.starts_with("==") || after.starts_with("!=");
}

void add_template_defaults(std::string_view body, std::vector<std::string_view>& defaults) {
  for (std::size_t at = 0; at < body.size(); ++at) {
    const char quote = body[at];
    if (quote != '\'' && quote != '"') continue;
    const std::size_t close = body.find(quote, at + 1);
    if (close == std::string_view::npos) return;
    const std::string_view text = body.substr(at + 1, close - at - 1);
    // Blanks are stripped again for every text: only what is near is looked at.
    constexpr std::size_t kNear = 64;
    const std::size_t from = at - std::min(at, kNear);
    if (!text.empty() && yields(body.substr(from, at - from)) &&
        !is_compared(body.substr(close + 1, kNear))) {
      defaults.push_back(text);
    }
    at = close;
  }
}

}  // namespace

void add_defaults(BracketKind kind, std::string_view body,
                  std::vector<std::string_view>& defaults) {
  if (kind == BracketKind::kShell) add_shell_default(body, defaults);
  if (kind == BracketKind::kTemplate) add_template_defaults(body, defaults);
}

}  // namespace scan

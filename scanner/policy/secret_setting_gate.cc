// Every `:` and `=` is asked whether a secret's name stands before it and something after it that
// is no reference, no placeholder and no plain word. Where that is not clear from the line, the
// answer is yes. Entry point: may_hold_secret_settings.
#include "policy/secret_setting_gate.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "judge/secret_name.h"
#include "judge/value_class.h"

namespace scan::policy {
namespace {

constexpr std::size_t kLongestKey = 256;
constexpr std::size_t kLeastValue = 8;  // of a likely one
constexpr std::size_t kNear = 1024;     // how far a value may stand from its name

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_quote(char c) { return c == '"' || c == '\''; }

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

// Every name of a secret holds one of these; asked first, because it is cheap.
bool may_be_secret_name(std::string_view key) {
  constexpr std::array<std::string_view, 7> kParts = {"pass", "pw",   "secret", "token",
                                                      "cred", "auth", "key"};
  if (key.size() < 2) return false;
  const std::string lower = lowered(key);
  return std::any_of(kParts.begin(), kParts.end(),
                     [&](std::string_view part) { return lower.find(part) != std::string::npos; });
}

// `value: x` beside `name: API_TOKEN`, or below it.
bool is_value_key(std::string_view key) {
  constexpr std::size_t kMostRead = 16;
  const std::string lower = lowered(key.substr(key.size() - std::min(key.size(), kMostRead)));
  return lower.ends_with("value") || lower.ends_with("val") || lower.ends_with("default");
}

// Letters of a key may be escaped: `\u0061`.
bool has_escaped_letters(std::string_view text) {
  for (std::size_t at = text.find('\\'); at != text.npos; at = text.find('\\', at + 2)) {
    const std::string_view rest = text.substr(at + 1, 8);
    if (rest.starts_with("x") || rest.starts_with("U0000")) return true;
    if (rest.starts_with("u00") && rest.size() > 3 && rest[3] >= '4' && rest[3] <= '7') return true;
  }
  return false;
}

class Gate {
 public:
  explicit Gate(std::string_view text) : text_(text) {}

  bool open() const {
    if (has_escaped_letters(text_)) return true;
    for (std::size_t at = text_.find_first_of(":="); at != text_.npos;
         at = text_.find_first_of(":=", at + 1)) {
      const std::string_view key = key_before(at);
      if (!key.empty() && sets_secret(key, at)) return true;
    }
    return false;
  }

 private:
  // Quotes left out, also those that are escaped in a string.
  std::string_view key_before(std::size_t at) const {
    std::size_t end = at;
    while (end > 0 && is_blank(text_[end - 1])) --end;
    if (end > 0 && (text_[end - 1] == '+' || text_[end - 1] == '?')) --end;  // `+=`, `?=`
    const bool quoted = end > 0 && is_quote(text_[end - 1]);
    const char quote = quoted ? text_[end - 1] : '\0';
    if (quoted) --end;
    if (end > 0 && quoted && text_[end - 1] == '\\') --end;
    std::size_t begin = end;
    const std::size_t least = end - std::min(end, kLongestKey);
    while (begin > least && !ends_key(text_[begin - 1], quote)) --begin;
    // `\n` in a string ends a line of what the string holds.
    if (begin > 0 && begin < end && text_[begin - 1] == '\\') ++begin;
    return text_.substr(begin, end - begin);
  }

  static bool ends_key(char c, char quote) {
    if (c == '\n' || c == '\\') return true;
    if (quote != '\0') return c == quote;
    return is_quote(c) || c == '{' || c == ',' || c == '[' || c == '=' || c == ':';
  }

  bool sets_secret(std::string_view key, std::size_t at) const {
    if (key == "kind") return value_at(at + 1).starts_with("Secret");
    if (is_value_key(key) && may_be_likely("secret", at + 1) && may_be_secret_name(near(at))) {
      return true;
    }
    return may_be_secret_name(key) && is_secret_name(key) && may_be_likely(key, at + 1);
  }

  // Up to the closing quote, or the end of the line.
  std::string_view value_at(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    if (at < text_.size() && text_[at] == '\\') ++at;
    if (at < text_.size() && is_quote(text_[at])) {
      const char quote = text_[at++];
      const std::size_t end = std::min({text_.find(quote, at), text_.find('\n', at), text_.size()});
      return text_.substr(at, end - at);
    }
    const std::size_t end = std::min(text_.find('\n', at), text_.size());
    std::string_view line = text_.substr(at, end - at);
    while (!line.empty() && is_ascii_space(line.back())) line.remove_suffix(1);
    return line;
  }

  std::string_view near(std::size_t at) const {
    const std::size_t begin = at - std::min(at, kNear);
    return text_.substr(begin, at - begin + kNear);
  }

  bool may_be_likely(std::string_view key, std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    if (at < text_.size() && text_[at] == '!') {  // a tag
      while (at < text_.size() && !is_ascii_space(text_[at])) ++at;
      while (at < text_.size() && is_blank(text_[at])) ++at;
    }
    if (at == text_.size()) return false;
    switch (text_[at]) {
      case '\n':
      case '\r':
      case '#':
        return goes_on(at);
      case '{':
        return is_likely(key, value_at(at));  // `{{ x }}`
      case '[':
      case '|':
      case '>':
      case '*':
      case '&':
        return true;
      case '"':
      case '\'':
      case '\\':
        return is_likely_quoted(key, at);
      default:
        break;
    }
    const std::string_view line = value_at(at);
    if (is_likely(key, line)) return true;
    return is_likely(key, line.substr(0, line.find_first_of(",}] \t#")));
  }

  bool is_likely_quoted(std::string_view key, std::size_t at) const {
    const std::string_view value = value_at(at);
    const auto end = static_cast<std::size_t>(value.end() - text_.begin());
    // Of several lines, or with an escape in it.
    if (end >= text_.size() || !is_quote(text_[end])) return true;
    if (value.empty()) return end + 1 < text_.size() && text_[end + 1] == text_[end];
    if (value.find('\\') != value.npos && text_[at] != '\\') return true;
    if (end + 1 < text_.size() && text_[end + 1] == '\'') return true;  // `''` in YAML
    return is_likely(key, value);
  }

  // What the name is of stands on the next line: a table, or the value after all.
  bool goes_on(std::size_t at) const {
    std::size_t line = text_.find('\n', at);
    while (line != text_.npos) {
      const std::size_t begin = text_.find_first_not_of(" \t\r", line + 1);
      if (begin == text_.npos) return false;
      if (text_[begin] != '\n' && text_[begin] != '#') {
        const std::size_t end = std::min(text_.find('\n', begin), text_.size());
        const std::string_view next = text_.substr(begin, end - begin);
        const bool deeper = begin > line + 1;
        return deeper && next.find(": ") == next.npos && !next.ends_with(':') &&
               !next.ends_with(":\r");
      }
      line = text_.find('\n', begin);
    }
    return false;
  }

  static bool is_likely(std::string_view key, std::string_view value) {
    if (value.size() < kLeastValue) return false;
    const ValueClass is = value_class({key, value});
    return is == ValueClass::kLikely || is == ValueClass::kStrong;
  }

  std::string_view text_;
};

}  // namespace

bool may_hold_secret_settings(std::string_view text) { return Gate(text).open(); }

}  // namespace scan::policy

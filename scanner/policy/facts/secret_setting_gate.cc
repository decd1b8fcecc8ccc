// Every `:` and `=` is asked whether a secret's name stands before it and something after it that
// is no reference, no placeholder and no plain word. Where that is not clear from the line, the
// answer is yes. Entry point: may_hold_secret_settings.
#include "policy/facts/secret_setting_gate.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "judge/secret_name.h"
#include "judge/value_class.h"
#include "policy/facts/lookalike.h"
#include "policy/facts/setting_text.h"

namespace scan::policy {
namespace {

constexpr std::size_t kLeastValue = 8;      // of a likely one
constexpr std::size_t kLongestList = 2048;  // of items on lines of their own
constexpr std::size_t kLongestUrl = 1024;
constexpr std::size_t kManifest = std::size_t{32} << 10;  // around `kind: Secret`
// Looks at more than a line. Who makes a file of them has it parsed.
constexpr std::size_t kMostLooks = 2000;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_quote(char c) { return c == '"' || c == '\''; }

// Every name of a secret holds one of these; asked first, because it is cheap.
bool may_be_secret_name(std::string_view key) {
  constexpr std::array<std::string_view, 7> kParts = {"pass", "pw",   "secret", "token",
                                                      "cred", "auth", "key"};
  for (std::size_t i = 0; i + 1 < key.size(); ++i) {
    const char first = to_ascii_lower(key[i]);
    if (std::string_view("pstcak").find(first) == std::string_view::npos) continue;
    for (const std::string_view part : kParts) {
      if (part[0] != first || key.size() - i < part.size()) continue;
      const auto same = [](char a, char b) { return a == to_ascii_lower(b); };
      if (std::equal(part.begin(), part.end(), key.begin() + static_cast<std::ptrdiff_t>(i),
                     same)) {
        return true;
      }
    }
  }
  return false;
}

// `value: x` beside `name: API_TOKEN`, or below it.
bool is_value_key(std::string_view key) {
  for (const std::string_view end : {"value", "val", "default"}) {
    const bool ends = key.size() >= end.size() &&
                      std::equal(end.rbegin(), end.rend(), key.rbegin(),
                                 [](char a, char b) { return a == to_ascii_lower(b); });
    if (ends) return true;
  }
  return false;
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
  explicit Gate(std::string_view text) : text_(text), lines_(text) {}

  bool open() const {
    if (has_escaped_letters(text_) || holds_key()) return true;
    std::size_t colon = text_.find(':');
    std::size_t equals = text_.find('=');
    while (colon != text_.npos || equals != text_.npos) {
      const std::size_t at = std::min(colon, equals);
      (at == colon ? colon : equals) = text_.find(text_[at], at + 1);
      if (at + 1 < text_.size() && text_[at + 1] == '=') continue;  // `==`, `:=`: the second counts
      if (!may_end_key(at)) continue;
      const Key key = key_before(at);
      if (!key.text.empty() && sets_secret(key, at)) return true;
    }
    return false;
  }

 private:
  // What proves itself under any name.
  bool holds_key() const {
    for (const std::string_view mark : {"PRIVATE KEY", "AGE-SECRET-KEY-"}) {
      if (text_.find(mark) != text_.npos) return true;
    }
    for (std::size_t at = text_.find("://"); at != text_.npos; at = text_.find("://", at + 3)) {
      std::size_t begin = at;
      while (begin > 0 && (is_ascii_alnum(text_[begin - 1]) || text_[begin - 1] == '+')) --begin;
      std::size_t end = at;
      while (end < text_.size() && end - at < kLongestUrl && !is_ascii_space(text_[end]) &&
             !is_quote(text_[end])) {
        ++end;
      }
      const std::string_view url = text_.substr(begin, end - begin);
      if (url.find('@') == url.npos) continue;
      if (value_class({"url", url}) == ValueClass::kStrong) return true;
    }
    return false;
  }

  struct Key {
    std::string_view text;
    bool escaped = false;  // `\"key\"` in a string
  };

  // `https://` sets nothing.
  bool may_end_key(std::size_t at) const {
    return text_[at] != ':' || !text_.substr(at + 1).starts_with("//");
  }

  Key key_before(std::size_t at) const {
    std::size_t end = at;
    while (end > 0 && (text_[end - 1] == ':' || text_[end - 1] == '=')) --end;
    while (end > 0 && is_blank(text_[end - 1])) --end;
    if (end > 0 && (text_[end - 1] == '+' || text_[end - 1] == '?')) --end;  // `+=`, `?=`
    Key key;
    const bool quoted = end > 0 && is_quote(text_[end - 1]);
    const char quote = quoted ? text_[end - 1] : '\0';
    if (quoted) --end;
    key.escaped = quoted && end > 0 && text_[end - 1] == '\\';
    if (key.escaped) --end;
    std::size_t begin = end;
    const std::size_t least = end - std::min(end, kLongestSettingName + 1);
    while (begin > least && !ends_key(text_[begin - 1], quote)) --begin;
    if (end - begin > kLongestSettingName) return {};
    // `${NAME:-default}` is a reference; its default is judged under the name before it.
    const bool default_follows = at + 1 < text_.size() && text_[at] == ':' &&
                                 std::string_view("-+?").find(text_[at + 1]) != text_.npos;
    if (default_follows && begin > 0 && text_[begin - 1] == '{') return {};
    // `\n` in a string ends a line of what the string holds.
    if (begin > 0 && begin < end && text_[begin - 1] == '\\') ++begin;
    key.text = text_.substr(begin, end - begin);
    if (key.text.starts_with("//")) return {};  // the user of a URL
    return key;
  }

  static bool ends_key(char c, char quote) {
    if (c == '\n' || c == '\\') return true;
    if (quote != '\0') return c == quote;
    return is_quote(c) || c == '{' || c == ',' || c == '[' || c == '=' || c == ':';
  }

  bool sets_secret(const Key& key, std::size_t at) const {
    if (key.text == "kind") return is_kubernetes_secret(at);
    if (is_value_key(key.text) && may_be_likely("secret", at + 1) && has_name_near(at)) {
      return true;
    }
    if (!may_be_secret_name(key.text) || !is_secret_name(key.text)) return false;
    // "secret.reloader.stakater.com/reload" (lookalike.h).
    const std::size_t slash = key.text.rfind('/');
    const bool annotation =
        slash != key.text.npos && key.text.substr(0, slash).find('.') != key.text.npos;
    if (annotation && !is_secret_name(key.text.substr(slash + 1))) return false;
    return key.escaped ? may_be_likely_escaped(key.text, at + 1) : may_be_likely(key.text, at + 1);
  }

  bool is_kubernetes_secret(std::size_t at) const {
    const std::string_view value = lines_.value_at(at + 1);
    if (looks_ > kMostLooks) return true;
    if (!value.starts_with("Secret") || (value.size() > 6 && is_ascii_alnum(value[6])))
      return false;
    ++looks_;
    const std::size_t begin = at - std::min(at, kManifest);
    std::string_view document = text_.substr(begin, at - begin + kManifest);
    if (const std::size_t end = document.find("\n---", at - begin); end != document.npos) {
      document = document.substr(0, end);
    }
    if (const std::size_t start = document.rfind("\n---", at - begin); start != document.npos) {
      document.remove_prefix(start);
    }
    for (std::size_t i = document.find("ata"); i != document.npos;
         i = document.find("ata", i + 3)) {
      const bool data =
          i > 0 && document[i - 1] == 'd' && (i == 1 || !is_ascii_alnum(document[i - 2]));
      if (data || (i > 0 && document[i - 1] == 'D')) return true;
    }
    return false;
  }

  // `name: API_TOKEN` beside a value, or `api_token:` above it.
  bool has_name_near(std::size_t at) const {
    if (++looks_ > kMostLooks) return true;
    const std::string_view near = lines_.table_around(at);
    for (std::size_t i = 0; i < near.size();) {
      std::size_t end = i;
      while (end < near.size() &&
             (is_ascii_alnum(near[end]) || std::string_view("_-.").find(near[end]) != near.npos)) {
        ++end;
      }
      const std::string_view word = near.substr(i, end - i);
      if (may_be_secret_name(word) && is_secret_name(word)) return true;
      i = end + 1;
    }
    return false;
  }

  // JSON in a string: what is no string there is no secret.
  bool may_be_likely_escaped(std::string_view key, std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    if (at + 1 >= text_.size() || text_[at] != '\\') return false;
    const std::string_view value = lines_.value_at(at);
    return is_likely(key, value.substr(0, value.size() - (value.ends_with('\\') ? 1 : 0)));
  }

  bool may_be_likely(std::string_view key, std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    while (at < text_.size() && (text_[at] == '!' || text_[at] == '&')) {  // a tag, an anchor
      while (at < text_.size() && !is_ascii_space(text_[at])) ++at;
      while (at < text_.size() && is_blank(text_[at])) ++at;
    }
    if (at == text_.size()) return false;
    switch (text_[at]) {
      case '\n':
      case '\r':
      case '#':
        return goes_on(key, at);
      case '[':
        return is_likely_list(key, at);
      case '|':
      case '>':
        return is_likely_block(key, at);
      case '*':
        return is_likely_alias(key, at);
      case '"':
      case '\'':
        return is_likely_quoted(key, at);
      default:
        return is_likely_line(key, lines_.value_at(at)) || is_folded(at);
    }
  }

  // Text of several lines is no secret, unless it is a key (lookalike.h); what it holds is looked
  // at as any other line.
  bool is_likely_block(std::string_view key, std::size_t at) const {
    const std::size_t header = lines_.end_of_line(at);
    if (header == text_.size()) return false;
    const std::size_t first = lines_.text_of_line(header + 1);
    if (first >= text_.size() || text_[first] == '\n') return true;
    const std::size_t end = lines_.end_of_line(first);
    return is_likely(key, lines_.value_at(first)) || is_likely_quoted_or_table(first) ||
           first - header - 1 <= lines_.text_of_line(lines_.line_of(at)) - lines_.line_of(at) ||
           end == text_.size();
  }

  bool is_likely_quoted_or_table(std::size_t at) const {
    return is_quote(text_[at]) || text_[at] == '{' || text_[at] == '[';
  }

  // As what the anchor of this name stands before.
  bool is_likely_alias(std::string_view key, std::size_t at) const {
    constexpr std::size_t kMostAliases = 64;
    constexpr std::size_t kMostAnchors = 16;
    if (++aliases_ > kMostAliases) return true;
    std::size_t anchors = 0;
    std::size_t end = at + 1;
    while (end < text_.size() && !is_ascii_space(text_[end]) && text_[end] != ',' &&
           text_[end] != '}' && text_[end] != ']') {
      ++end;
    }
    const std::string anchor = "&" + std::string(text_.substr(at + 1, end - at - 1));
    for (std::size_t i = text_.find(anchor); i != text_.npos; i = text_.find(anchor, i + 1)) {
      std::size_t value = i + anchor.size();
      if (value < text_.size() && !is_ascii_space(text_[value])) continue;  // of a longer name
      while (value < text_.size() && is_blank(text_[value])) ++value;
      if (value == text_.size() || text_[value] == '\n' || text_[value] == '\r') return true;
      if (std::string_view("*|>!&").find(text_[value]) != text_.npos) return true;
      if (++anchors > kMostAnchors) return true;
      if (may_be_likely(key, value)) return true;
    }
    return false;
  }

  // A comment or the rest of a table may stand behind the value.
  static bool is_likely_line(std::string_view key, std::string_view line) {
    if (value_class({key, line}) == ValueClass::kReference) return false;
    return is_likely(key, line) || is_likely(key, line.substr(0, line.find_first_of(" \t"))) ||
           is_likely(key, line.substr(0, line.find_first_of(",}] \t\"'")));
  }

  bool is_likely_quoted(std::string_view key, std::size_t at) const {
    const std::string_view value = lines_.value_at(at);
    const auto end = static_cast<std::size_t>(value.end() - text_.begin());
    // Of several lines, or with an escape in it.
    if (end >= text_.size() || !is_quote(text_[end])) {
      // Or the quote ends a string in which the sign stands.
      return value.find_first_not_of(",;]}) \t\r") != value.npos || value.empty();
    }
    if (value.empty()) return end + 1 < text_.size() && text_[end + 1] == text_[end];
    if (value.find('\\') != value.npos) return true;
    if (text_[at] == '\'' && end + 1 < text_.size() && text_[end + 1] == '\'') return true;  // `''`
    return is_likely(key, value);
  }

  bool is_likely_list(std::string_view key, std::size_t at) const {
    const std::size_t end = lines_.end_of(']', at);
    if (end == text_.size() || text_[end] != ']') return true;
    constexpr std::string_view kBetween = "[], \t\r\n\"'";
    for (std::size_t i = at; i < end;) {
      const std::size_t begin = text_.find_first_not_of(kBetween, i);
      if (begin >= end) break;
      i = std::min(text_.find_first_of(kBetween, begin), end);
      if (is_likely(key, text_.substr(begin, i - begin))) return true;
    }
    return false;
  }

  // What the name is of stands on the next line: a table, or the value after all.
  bool goes_on(std::string_view key, std::size_t at) const {
    for (std::size_t line = lines_.end_of_line(at); line < text_.size();) {
      const std::size_t begin = lines_.text_of_line(line + 1);
      if (begin == text_.size()) return false;
      const std::size_t end = lines_.end_of_line(begin);
      const std::string_view next = text_.substr(begin, end - begin);
      if (!next.empty() && next[0] != '\r' && next[0] != '#') {
        if (next.starts_with("- ")) return is_likely_items(key, begin);
        return begin > line + 1 && is_scalar_line(next);
      }
      line = end;
    }
    return false;
  }

  // `- a` and `- b` on lines of their own.
  bool is_likely_items(std::string_view key, std::size_t at) const {
    const std::size_t most = std::min(text_.size(), at + kLongestList);
    while (at < most && text_.substr(at).starts_with("- ")) {
      const std::string_view item = lines_.value_at(at + 2);
      if (item.find(": ") == item.npos && may_be_likely_item(key, at + 2)) return true;
      const std::size_t end = lines_.end_of_line(at);
      at = end < text_.size() ? lines_.text_of_line(end + 1) : text_.size();
    }
    return at >= most && at < text_.size();
  }

  bool may_be_likely_item(std::string_view key, std::size_t at) const {
    const char first = at < text_.size() ? text_[at] : '\n';
    if (first == '&' || first == '*' || first == '|' || first == '>') return true;
    return is_quote(first) ? is_likely_quoted(key, at) : is_likely_line(key, lines_.value_at(at));
  }

  // A plain value of YAML, or of an ini file, goes on where a line is indented deeper.
  bool is_folded(std::size_t at) const {
    const std::size_t line = lines_.line_of(at);
    const std::size_t next = lines_.end_of_line(at);
    if (next == text_.size()) return false;
    const std::size_t begin = lines_.text_of_line(next + 1);
    const std::size_t end = lines_.end_of_line(begin);
    return begin - next - 1 > lines_.text_of_line(line) - line &&
           is_scalar_line(text_.substr(begin, end - begin));
  }

  static bool is_scalar_line(std::string_view line) {
    while (!line.empty() && is_ascii_space(line.back())) line.remove_suffix(1);
    const bool item = line == "-" || line.starts_with("- ");
    return !line.empty() && !item && std::string_view("#{\"").find(line[0]) == line.npos &&
           line.find(": ") == line.npos && line.back() != ':' && line.find(" = ") == line.npos;
  }

  static bool is_likely(std::string_view key, std::string_view value) {
    if (value.size() < kLeastValue) return false;
    const ValueClass is = value_class({key, value});
    return is == ValueClass::kStrong ||
           (is == ValueClass::kLikely && !only_looks_secret(key, value));
  }

  std::string_view text_;
  SettingText lines_;
  mutable std::size_t looks_ = 0;
  mutable std::size_t aliases_ = 0;
};

}  // namespace

bool may_hold_secret_settings(std::string_view text) { return Gate(text).open(); }

}  // namespace scan::policy

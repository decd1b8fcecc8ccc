// One function for each sign that assigns. Entry point: read_assignment.
#include "tokens/assigned/assignment.h"

#include <algorithm>
#include <array>
#include <string>

#include "judge/name_words.h"
#include "tokens/assigned/core.h"
#include "tokens/assigned/name_reader.h"
#include "tokens/assigned/text_walk.h"
#include "tokens/assigned/value_reader.h"

namespace scan::tokens {
namespace {

constexpr std::string_view kPassword = "password";

std::string lowered(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), to_ascii_lower);
  return out;
}

// A name found, or a word in its place.
struct Named {
  Span name;
  std::string_view means;
  bool none() const { return name.empty() && means.empty(); }
};

bool has_any_word(std::string_view name, const auto& list) {
  const std::vector<std::string> words = name_words(name);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(list.begin(), list.end(), word) != list.end();
  });
}

// Functions whose second argument is the password of the first.
bool takes_password(std::string_view function) {
  constexpr std::array<std::string_view, 9> kWords = {"login",  "authenticate", "credentials",
                                                      "signin", "logon",        "basicauth",
                                                      "auth",   "credential",   "password"};
  return has_any_word(function, kWords);
}

// `getSecret("name")`, `findByToken("x")`: what is given is a name, or made up for a test.
bool asks_for(std::string_view function) {
  constexpr std::array<std::string_view, 14> kWords = {
      "get",    "find",   "has",      "is",    "read",   "fetch", "load",
      "lookup", "remove", "generate", "parse", "delete", "print", "log"};
  const std::vector<std::string> words = name_words(function.substr(function.rfind('.') + 1));
  return !words.empty() && std::find(kWords.begin(), kWords.end(), words.front()) != kWords.end();
}

std::string_view of(std::string_view content, Span span) {
  return content.substr(span.begin, span.size());
}

bool is_identifier(std::string_view text) {
  return std::all_of(text.begin(), text.end(), in_identifier);
}

// `setPassword("v")`, `password.equals("v")`, `password("v")`.
Named named_by_call(std::string_view content, std::size_t paren) {
  const Span function = identifier_before(content, before_blanks(content, paren));
  if (function.empty() || asks_for(of(content, function))) return {};
  const std::string_view name = of(content, function);
  const bool compares = lowered(name).ends_with(".equals") || lowered(name).ends_with(".is");
  // `seed("x")`, `key("x")`: too many functions are called so.
  const bool strong = read_assigned_name(name).strength == NameStrength::kStrong;
  return strong && (compares || ends_in_secret_name(name)) ? Named{function, {}} : Named{};
}

// `put("password", "v")`, `getenv("X_SECRET", "v")`, `login("u", "v")`, `strcmp(password, "v")`.
Named named_by_comma(std::string_view content, std::size_t comma) {
  const Span item = item_before(content, comma);
  if (item.empty()) return {};
  const std::string_view name = of(content, item);
  if (is_identifier(name) && read_assigned_name(name).strength != NameStrength::kNone) {
    return {item, {}};
  }
  std::size_t before = item.begin;
  if (before > 0 && is_quote(content[before - 1])) --before;
  before = before_space(content, before, 8);
  if (before == 0 || content[before - 1] != '(') return {};
  const Span function = identifier_before(content, before_blanks(content, before - 1));
  return takes_password(of(content, function)) ? Named{{}, kPassword} : Named{};
}

// The name of an attribute of the tag around `at`: `<property name="password" value="v"/>`.
Named named_by_tag(std::string_view content, std::size_t at) {
  constexpr std::size_t kLongestTag = 200;
  const std::size_t least = at - std::min(at, kLongestTag);
  const std::size_t open = content.substr(0, at).rfind('<');
  if (open == content.npos || open < least) return {};
  for (const std::string_view attribute : {"name=", "key=", "id="}) {
    const std::size_t found = content.substr(0, at).find(attribute, open);
    if (found == content.npos || found + attribute.size() >= at) continue;
    const std::size_t quote = found + attribute.size();
    if (!is_quote(content[quote])) continue;
    const std::size_t end = content.find(content[quote], quote + 1);
    if (end != content.npos && end < at) return {{quote + 1, end}, {}};
  }
  std::size_t end = open + 1;
  while (end < at && in_identifier(content[end])) ++end;
  return {{open + 1, end}, {}};
}

// `- name: DB_PASSWORD` above `value: v`, `"name": "X", "value": "v"`.
Named named_by_sibling(std::string_view content, Span value_key) {
  std::size_t at = value_key.begin;
  if (at > 0 && is_quote(content[at - 1])) --at;
  at = before_space(content, at, 48);
  if (at > 0 && content[at - 1] == ',') at = before_blanks(content, at - 1);
  return {item_before(content, at), {}};
}

bool is_value_word(std::string_view name) {
  const std::string lower = lowered(name);
  return lower == "value" || lower == "defaultvalue" || lower == "default";
}

// The sign that assigns ends at `sign`: `=`, `:`, `:=`, `=>`, `==`, `!=`, `<-`, `?=`, `+=`.
Named named_by_sign(std::string_view content, std::size_t sign) {
  std::size_t end = sign;
  while (end > 0 && sign - end < 3 && is_any_of(content[end - 1], "=:<>!?+-~")) --end;
  const Span name = name_before(content, end);
  if (name.empty() || !is_value_word(of(content, name))) return {name, {}};
  const Named tag = named_by_tag(content, name.begin);
  const bool in_tag =
      !tag.none() && content.substr(tag.name.begin, name.begin - tag.name.begin).find('>') ==
                         std::string_view::npos;
  return in_tag ? tag : named_by_sibling(content, name);
}

// `process.env.X || "v"`, `os.getenv("X") or "v"`, `x ?? "v"`.
Named named_by_default(std::string_view content, std::size_t end) {
  while (end > 0 && is_any_of(content[end - 1], "|?")) --end;
  return {name_before(content, end), {}};
}

// `IDENTIFIED BY 'v'`, `PASSWORD 'v'`, `requirepass v`, `--password v`.
Named named_by_word(std::string_view content, std::size_t end, bool quoted) {
  const Span word = identifier_before(content, end);
  const std::string lower = lowered(of(content, word));
  if (lower == "by") {
    const Span before = identifier_before(content, before_blanks(content, word.begin));
    return lowered(of(content, before)) == "identified" ? Named{{}, kPassword} : Named{};
  }
  if (lower == "or") return named_by_default(content, before_blanks(content, word.begin));
  if (lower == "requirepass" || lower == "masterauth") return {{}, kPassword};
  const bool flag = lower.starts_with("--") || (lower.starts_with('-') && lower.size() > 4);
  return flag || (quoted && lower == kPassword) ? Named{word, {}} : Named{};
}

// What assigns to the value whose quote, if it has one, begins at `at`.
Named named_before(std::string_view content, std::size_t at) {
  constexpr std::size_t kMostSpace = 24;
  const bool quoted = is_quote(content[at]);
  at = before_space(content, at, kMostSpace);
  if (at > 0 && content[at - 1] == '[') at = before_blanks(content, at - 1);
  if (at == 0) return {};
  const char last = content[at - 1];
  if (last == '(') return named_by_call(content, at - 1);
  if (last == ',') return named_by_comma(content, at - 1);
  if (is_any_of(last, "|?") && at > 1 && is_any_of(content[at - 2], "|?")) {
    return named_by_default(content, at);
  }
  if (is_any_of(last, "=:>-")) return named_by_sign(content, at);
  return is_ascii_letter(last) ? named_by_word(content, at, quoted) : Named{};
}

// b"…", r"…", @"…", $"…": letters before a string that belong to it.
std::size_t before_prefix(std::string_view content, std::size_t quote) {
  std::size_t at = quote;
  while (at > 0 && quote - at < 2 && is_any_of(content[at - 1], "bBfFrRuULN@$")) --at;
  const bool part_of_word = at > 0 && in_identifier(content[at - 1]);
  return part_of_word ? quote : at;
}

std::optional<Assignment> read_string(std::string_view content, std::size_t begin) {
  const auto end = string_end(content, begin);
  if (!end || *end == begin) return std::nullopt;
  std::size_t quote = begin - 1;
  const char kind = content[quote];
  while (quote > 0 && begin - quote < 3 && content[quote - 1] == kind) --quote;  // """v"""
  if (quote > 0 && content[quote - 1] == '\\') --quote;
  const Named named = named_before(content, before_prefix(content, quote));
  if (named.none()) return std::nullopt;
  return Assignment{named.name, {begin, *end}, AssignedShape::kQuoted, named.means};
}

std::optional<Assignment> read_element(std::string_view content, std::size_t begin) {
  const auto end = unquoted_end(content, begin, Unquoted::kElement);
  if (!end) return std::nullopt;
  const Named named = named_by_tag(content, begin - 1);
  if (named.none()) return std::nullopt;
  return Assignment{named.name, {begin, *end}, AssignedShape::kQuoted, named.means};
}

// `Authorization: Bearer v`: what the scheme takes.
std::size_t before_scheme(std::string_view content, std::size_t at) {
  const std::size_t end = before_blanks(content, at);
  const Span word = identifier_before(content, end);
  const std::string lower = lowered(of(content, word));
  const bool scheme = end < at && (lower == "bearer" || lower == "basic" || lower == "token");
  return scheme ? word.begin : at;
}

std::optional<Assignment> read_unquoted(std::string_view content, std::size_t begin) {
  const std::size_t before = before_blanks(content, before_scheme(content, begin));
  if (before == 0) return std::nullopt;
  const char sign = content[before - 1];
  if (sign == '>' && before == begin && (before < 2 || !is_any_of(content[before - 2], "=-"))) {
    return read_element(content, begin);
  }
  if (!is_any_of(sign, "=:>") && !is_ascii_letter(sign)) return std::nullopt;
  if (sign == '>' && (before < 2 || content[before - 2] != '=')) return std::nullopt;
  // `vault+token:x`, `http://`: what a URL or a name goes on with.
  if (sign == ':' && before == begin) return std::nullopt;
  const auto end = unquoted_end(content, begin, sign == ':' ? Unquoted::kLine : Unquoted::kWord);
  if (!end) return std::nullopt;
  const Named named = named_before(content, before);
  if (named.none()) return std::nullopt;
  return Assignment{named.name, {begin, *end}, AssignedShape::kUnquoted, named.means};
}

}  // namespace

std::optional<Assignment> read_assignment(std::string_view content, std::size_t begin) {
  if (begin == 0 || begin >= content.size()) return std::nullopt;
  return is_quote(content[begin - 1]) ? read_string(content, begin) : read_unquoted(content, begin);
}

}  // namespace scan::tokens

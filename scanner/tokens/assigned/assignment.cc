// One function for each sign that assigns. Entry point: read_assignment.
#include "tokens/assigned/assignment.h"

#include <algorithm>
#include <string>

#include "judge/assigned_value.h"
#include "tokens/assigned/function_names.h"
#include "tokens/assigned/markup.h"
#include "tokens/assigned/name_reader.h"
#include "tokens/assigned/named.h"
#include "tokens/assigned/option.h"
#include "tokens/assigned/text_walk.h"
#include "tokens/assigned/value_reader.h"

namespace scan::tokens {
namespace {

constexpr int kDeepest = 3;  // brackets and calls around a value

Named named_before(std::string_view content, std::size_t at, int depth);

bool is_strong(std::string_view name) {
  return read_assigned_name(name).strength == NameStrength::kStrong;
}

bool is_named(std::string_view name) {
  return read_assigned_name(name).strength != NameStrength::kNone;
}

bool is_identifier(std::string_view text) {
  return std::all_of(text.begin(), text.end(), in_identifier);
}

// `get('input[name=password]').type('v')`: the field is named in the string before the function.
Named named_by_field(std::string_view content, std::size_t function) {
  std::size_t at = function;
  while (at > 0 && is_any_of(content[at - 1], ".)")) --at;
  const std::string field = lowered(of(content, string_before(content, at)));
  return field.find("passw") != std::string::npos ? kNamedPassword : kNamedNothing;
}

std::size_t before_colons(std::string_view content, std::size_t at) {
  return content.substr(0, at).ends_with("::") ? at - 2 : at;
}

// What `x` in `getenv("x").orElse("v")` and `{{ x | default("v") }}` is; `function` gives v for it.
Named named_by_fallback(std::string_view content, Span function) {
  std::size_t at = function.begin;
  if (of(content, function) == "default") {
    at = before_blanks(content, at);
    return at > 0 && content[at - 1] == '|' ? Named{name_before(content, at - 1), {}} : Named{};
  }
  if (at == 0 || content[at - 1] != ')') return {};
  while (at > 0 && content[at - 1] == ')') --at;
  return {item_before(content, at), {}};
}

// Where `Base64.getDecoder()` before `.decode` begins; nothing of it is a name.
std::size_t before_decoder(std::string_view content, std::size_t function) {
  if (!content.substr(0, function).ends_with("ecoder()")) return function;
  return identifier_before(content, function - 2).begin;
}

// `setPassword("v")`, `password.equals("v")`, `x = String::from("v")`, `hash("v")`, `x = ("v")`.
Named named_by_call(std::string_view content, std::size_t paren, int depth) {
  const std::size_t end = before_blanks(content, paren);
  if (end > 0 && is_any_of(content[end - 1], "=:")) return named_before(content, end, depth);
  const Span function = identifier_before(content, end);
  const std::string_view name = of(content, function);
  if (function.empty() || (asks_for(name) && !wraps(name))) return {};
  if (types_text(name)) return named_by_field(content, function.begin);
  const std::string lower = lowered(name);
  const bool compares = lower.ends_with(".equals") || lower.ends_with(".is") ||
                        lower.ends_with(".matches") || lower.ends_with(".encode");
  // `key("x")`, `cookie("x")`: too many functions are called so.
  const AssignedName read = read_assigned_name(name);
  const bool counts = read.strength == NameStrength::kStrong || read.kind == SecretKind::kSalt;
  if (counts && (compares || ends_in_secret_name(name))) return {function, {}};
  if (lower.ends_with("bearer_auth") || lower.ends_with("bearerauth")) return kNamedHeader;
  const bool hash = content.substr(0, function.begin).ends_with("Hash::") && lower == "make";
  if (hash || takes_password_alone(name)) return kNamedPassword;
  if (takes_signing_key_alone(name)) return kNamedSecret;
  if (falls_back(name)) return named_by_fallback(content, function);
  const std::size_t decoder = before_decoder(content, function.begin);
  if (decoder < function.begin) return named_before(content, decoder, depth);
  if (!wraps(name)) return {};
  // `Path::new("x")` is a path.
  const Span type = identifier_before(content, before_colons(content, function.begin));
  if (!type.empty() && type.end < function.begin && makes_something_else(of(content, type))) {
    return {};
  }
  std::size_t before = function.begin;
  while (before > 0 && is_any_of(content[before - 1], ":[]&")) {
    --before;
    before = identifier_before(content, before).begin;  // `String::from`
  }
  return named_before(content, before, depth);
}

// The function whose list of arguments holds `at`; empty where none begins on the line.
Span function_around(std::string_view content, std::size_t at) {
  constexpr std::size_t kLongestList = 160;
  const std::size_t least = at - std::min(at, kLongestList);
  for (; at > least && !is_any_of(content[at - 1], ")\n;{}"); --at) {
    if (content[at - 1] == '(') return identifier_before(content, at - 1);  // not "connection (x"
  }
  return {};
}

// `auth=("u", "v")` of Python and `http.basic_auth "u", "v"` of Ruby; `item` is the user.
bool takes_pair(std::string_view content, Span item) {
  std::size_t at = item.begin;
  if (at > 0 && is_quote(content[at - 1])) --at;
  at = before_space(content, at, 8);
  if (at > 1 && content[at - 1] == '(') {
    const std::size_t sign = before_blanks(content, at - 1);
    if (sign > 0 && content[sign - 1] == '=') at = before_blanks(content, sign - 1);
  }
  return takes_password(of(content, identifier_before(content, at)));
}

// Does what follows the comma follow it in its line?
bool begins_in_line(std::string_view content, std::size_t comma) {
  std::size_t at = comma + 1;
  while (at < content.size() && is_blank(content[at])) ++at;
  return at < content.size() && content[at] != '\n' && content[at] != '\r';
}

// Does a comma stand before the string `item`?
bool is_list_item(std::string_view content, Span item) {
  if (item.begin == 0) return false;
  const std::size_t before = before_space(content, item.begin - 1, 24);
  return before > 0 && content[before - 1] == ',';
}

// `put("password", "v")`, `getenv("X_SECRET", "v")`, `login("u", "v")`, `strcmp(password, "v")`.
Named named_by_comma(std::string_view content, std::size_t comma, int depth) {
  const Span item = item_before(content, comma);
  if (item.empty()) return {};
  std::string_view name = of(content, item);
  if (is_scheme(name)) return kNamedHeader;
  while (!name.empty() && is_any_of(name[0], "#.@:")) name.remove_prefix(1);  // "#password"
  const AssignedName names = read_assigned_name(name);
  // `strcmp(token, "x")` of a parser: of variables only passwords and constants count.
  const bool quoted = item.end < content.size() && is_quote(content[item.end]);
  const bool constant = std::none_of(name.begin(), name.end(), is_ascii_lower);
  const Span function = function_around(content, item.begin);
  // A list of names, one in each line or three and more in one. A flag in a command's list is none.
  const bool first = !quoted || of(content, item).starts_with('-') || !is_list_item(content, item);
  const bool in_list = quoted && function.empty() && (!first || !begins_in_line(content, comma));
  if (in_list) return {};
  // `snmpget($host, $pass, "1.3.6")`: what follows a variable is the next argument.
  const bool variable = !quoted && name.starts_with('$') && !compares_texts(of(content, function));
  const bool counts = !variable && (quoted || constant || names.kind == SecretKind::kPassword ||
                                    stores(of(content, function)));
  if (names.strength != NameStrength::kNone && counts && is_identifier(name)) return {item, {}};
  // `authenticate(token, null, "v")`: no user, no password.
  const bool user = quoted || (name != "null" && name != "None" && name != "nil");
  const bool password = user && ((!function.empty() && takes_password(of(content, function))) ||
                                 takes_pair(content, item));
  if (password) return kNamedPassword;
  if (function.empty()) return {};
  // `fill('input[name="password"]', 'v')`
  if (types_text(of(content, function)) && lowered(name).find("passw") != std::string::npos) {
    return kNamedPassword;
  }
  if (takes_signing_key(of(content, function))) return kNamedSecret;
  return gives_default(of(content, function)) ? named_before(content, function.begin, depth)
                                              : kNamedNothing;
}

// `- name: DB_PASSWORD` above `value: v`, `"name": "X", "value": "v"`, `"password": {"value":
// "v"}`, `variable "password" { type = string` above `default = "v"`.
Named named_by_sibling(std::string_view content, Span value_key) {
  constexpr std::size_t kMostSpace = 48;
  std::size_t at = value_key.begin;
  if (at > 0 && is_quote(content[at - 1])) --at;
  at = before_space(content, at, kMostSpace);
  const std::size_t line = line_begin(content, at);
  if (lowered(content.substr(line, at - line)).find("type ") != std::string::npos) {
    at = before_space(content, line, kMostSpace);
  }
  if (at > 0 && content[at - 1] == ',') at = before_blanks(content, at - 1);
  if (at > 0 && content[at - 1] == '{') {
    at = before_blanks(content, at - 1);
    while (at > 0 && is_any_of(content[at - 1], ":=")) at = before_blanks(content, at - 1);
  }
  return {item_before(content, at), {}};
}

bool is_value_word(std::string_view name) {
  const std::string lower = lowered(name);
  return lower.ends_with("value") || lower == "default" || lower == "with";
}

// The sign that assigns ends at `sign`: `=`, `:`, `:=`, `=>`, `==`, `!=`, `<-`, `?=`, `||=`, `:-`.
Named named_by_sign(std::string_view content, std::size_t sign) {
  std::size_t end = sign;
  while (end > 0 && sign - end < 3 && is_any_of(content[end - 1], "=:<>!?+-~|")) --end;
  // `sign('', 'secret') => 'v'` of a manual: what comes of a call.
  const std::size_t before = before_blanks(content, end);
  const bool arrow = content.substr(end, sign - end) == "=>";
  if (arrow && before > 0 && content[before - 1] == ')') return {};
  const Span name = name_before(content, end);
  // "hashedSaltedValue" says itself what it is.
  const bool digest = is_digest_name(of(content, name));
  if (name.empty() || digest || !is_value_word(of(content, name))) return {name, {}};
  const Named tag = named_by_tag(content, name.begin);
  const bool in_tag =
      !tag.none() && of(content, {tag.name.begin, name.begin}).find('>') == std::string_view::npos;
  return in_tag ? tag : named_by_sibling(content, name);
}

// `process.env.X || "v"`, `os.getenv("X") or "v"`, `x ?? "v"`, `| password | v |`.
// One `?` asks, and one `|` is a cell's only in a table.
Named named_by_default(std::string_view content, std::size_t end) {
  const std::size_t sign = end;
  while (end > 0 && is_any_of(content[end - 1], "|?")) --end;
  if (sign - end == 1) {
    const std::size_t line = line_begin(content, end);
    const std::size_t name = before_blanks(content, end);
    const bool cell = content[end] == '|' && content[line] == '|' && line < end;
    if (!cell || is_any_of(content[name - 1], ")]\\")) return {};
  }
  return {name_before(content, end), {}};
}

// `"unexpected token " + i + ";"`: the quote behind the word closes its string.
bool ends_string(std::string_view content, std::size_t word_end) {
  std::size_t at = word_end;
  while (at < content.size() && is_blank(content[at])) ++at;
  return at + 1 < content.size() && is_quote(content[at]) && is_any_of(content[at + 1], ",;)+");
}

// `IDENTIFIED BY 'v'`, `password 'v'`, `requirepass v`, `--password v`, `the password is "v"`.
Named named_by_word(std::string_view content, std::size_t end, bool quoted) {
  const Span word = identifier_before(content, end);
  const std::string lower = lowered(of(content, word));
  if (lower == "is" || lower == "as" || lower == "was")
    return {name_before(content, word.begin), {}};
  if (lower == "-string") {  // ConvertTo-SecureString -String "v"
    const Span function = identifier_before(content, before_blanks(content, word.begin));
    return takes_password_alone(of(content, function)) ? kNamedPassword : kNamedNothing;
  }
  if (lower == "or") return named_by_default(content, before_blanks(content, word.begin));
  if (lower == "by") {
    const Span before = identifier_before(content, before_blanks(content, word.begin));
    const bool code = content.substr(end, 3).find('`') != std::string_view::npos;
    return !code && lowered(of(content, before)) == "identified" ? kNamedPassword : kNamedNothing;
  }
  if (quoted && ends_string(content, end)) return {};
  if (lower.starts_with("--") || (lower.starts_with('-') && lower.size() > 4)) return {word, {}};
  if (quoted && takes_password_alone(lower)) return kNamedPassword;  // ConvertTo-SecureString "v"
  if (!(quoted ? is_named(lower) : is_strong(lower)) || !ends_in_secret_name(of(content, word))) {
    return {};
  }
  // Without quotes the line must have nothing else. To pass "x" is something else.
  const bool first = opens_line(content, word.begin);
  const bool verb = lower == "pass" && content.substr(end, 3).find('`') != std::string_view::npos;
  return first || (quoted && lower != "pass") ? (verb ? Named{} : Named{word, {}}) : Named{};
}

// `$env{PASSWORD} "v"`, `"password" "v"`; but `"${ADMIN_PASS" "WORD}"` is one string in two pieces.
Named named_beside(std::string_view content, std::size_t end) {
  const Span name = name_before(content, end);
  return is_identifier(of(content, name)) ? Named{name, {}} : Named{};
}

// `ENV.fetch("X") { "v" }` of Ruby, `std::string password{"v"}`, `apiKey={"v"}`.
Named named_by_block(std::string_view content, std::size_t brace) {
  const std::size_t end = before_blanks(content, brace);
  const bool adjacent = end == brace && end > 0;
  if (adjacent && content[end - 1] == '=') return {name_before(content, end - 1), {}};
  if (adjacent && in_identifier(content[end - 1])) {
    const Span name = identifier_before(content, end);
    const bool list = name.begin > 0 && content[name.begin - 1] == ']';  // Go's []string{"v"}
    return list ? Named{} : Named{name, {}};
  }
  if (end == 0 || content[end - 1] != ')') return {};
  return {item_before(content, end - 1), {}};
}

// What assigns to the value whose quote, if it has one, begins at `at`.
Named named_before(std::string_view content, std::size_t at, int depth) {
  constexpr std::size_t kMostSpace = 24;
  if (depth > kDeepest) return {};
  const bool prefixed = at + 1 < content.size() && is_any_of(content[at], "bBfFrRuULN@$") &&
                        is_quote(content[at + 1]);
  const bool quoted = prefixed || (at < content.size() && is_quote(content[at]));
  if (quoted && content.substr(0, at).ends_with("<<")) at -= 2;  // <<"v">> of Erlang
  at = before_space(content, at, kMostSpace);
  if (at > 0 && content[at - 1] == '[') {
    if (at > 1 && is_ascii_alnum(content[at - 2])) return {};  // `tokens["prod"]`
    at = before_blanks(content, at - 1);
  }
  if (at == 0) return {};
  const char last = content[at - 1];
  if (last == '(') return named_by_call(content, at - 1, depth + 1);
  if (last == '{' && quoted) return named_by_block(content, at - 1);
  if (last == ',') return named_by_comma(content, at - 1, depth + 1);
  for (const std::string_view closure : {"|_|", "(||"}) {  // `unwrap_or_else(|_| "v")` of Rust
    if (!content.substr(0, at).ends_with(closure)) continue;
    const std::size_t paren = find_before(content, at, "(");
    if (paren != content.npos && at - paren < 6) return named_by_call(content, paren, depth + 1);
  }
  if (is_any_of(last, "|?")) return named_by_default(content, at);
  if (is_any_of(last, "=:>-")) return named_by_sign(content, at);
  if (is_any_of(last, "\"'`)]}") && quoted) return named_beside(content, at);
  return is_ascii_letter(last) ? named_by_word(content, at, quoted) : Named{};
}

// b"…", r"…", @"…", $"…", N'…': letters before a string that belong to it.
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
  if (quote > 0 && content[quote - 1] == '\\') {
    --quote;
    if (quote > 0 && is_quote(content[quote - 1])) --quote;  // "\"v\""
  }
  const std::size_t prefix = before_prefix(content, quote);
  const std::string_view letters = content.substr(prefix, quote - prefix);
  const bool computed = letters.find_first_of("fF$") != std::string_view::npos;
  if (computed && of(content, {begin, *end}).find('{') != std::string_view::npos) {
    return std::nullopt;
  }
  Named named = named_before(content, prefix, 0);
  if (named.none()) {
    // "Basic dTpw" says itself what it is.
    const std::string_view text = content.substr(begin, *end - begin);
    if (!is_scheme(text.substr(0, std::min(text.find(' '), text.size())))) return std::nullopt;
    named = kNamedHeader;
  }
  return Assignment{named.name, {begin, *end}, AssignedShape::kQuoted, named.means};
}

// `Authorization: Bearer v`: what the scheme takes.
std::size_t before_scheme(std::string_view content, std::size_t at) {
  const std::size_t end = before_blanks(content, at);
  const Span word = identifier_before(content, end);
  const bool scheme =
      end < at && (is_scheme(of(content, word)) || lowered(of(content, word)) == "token");
  return scheme ? word.begin : at;
}

// YAML's `key: &anchor v`, `key: !tag v`, `key: !!str v`.
std::size_t before_anchor(std::string_view content, std::size_t at) {
  const std::size_t end = before_blanks(content, at);
  const Span word = identifier_before(content, end);
  const bool anchor =
      end < at && !word.empty() && word.begin > 0 && is_any_of(content[word.begin - 1], "&!");
  if (!anchor) return at;
  return content.substr(0, word.begin).ends_with("!!") ? word.begin - 2 : word.begin - 1;
}

// The flag in the item of a list above `- v`.
std::size_t before_item(std::string_view content, std::size_t dash) {
  const std::size_t at = before_space(content, dash - 1, 12);
  const bool word = at > 0 && (is_ascii_letter(content[at - 1]) || is_quote(content[at - 1]));
  return word ? at : dash;
}

bool is_element(std::string_view content, std::size_t begin) {
  if (content.substr(0, begin).ends_with("CDATA[")) return true;
  return content[begin - 1] == '>' && (begin < 2 || !is_any_of(content[begin - 2], "=-"));
}

// `https://ci.acme.example/badges/7?token=v`, Firebase's `…?alt=media&token=v`: for everybody who
// reads the page.
bool is_in_public_link(std::string_view content, Span name) {
  if (content.substr(0, name.begin).ends_with("alt=media&")) return true;
  if (name.begin == 0 || content[name.begin - 1] != '?') return false;
  constexpr std::size_t kLongestUrl = 200;
  const std::size_t least = name.begin - std::min(name.begin, kLongestUrl);
  std::size_t begin = name.begin;
  while (begin > least && !is_ascii_space(content[begin - 1]) && !is_quote(content[begin - 1])) {
    --begin;
  }
  return content.substr(begin, name.begin - begin).find("badge") != std::string_view::npos;
}

// `jdbc.pwd:v` of Java's properties; `colon` is behind the name.
bool is_property(std::string_view content, std::size_t colon) {
  const Span name = identifier_before(content, colon);
  return opens_line(content, name.begin) && is_strong(of(content, name));
}

std::optional<Assignment> read_unquoted(std::string_view content, std::size_t begin) {
  if (is_element(content, begin)) return read_element(content, begin);
  const std::size_t word = before_anchor(content, before_scheme(content, begin));
  // `key: !env_var X`: a tag of the program's own computes the value; `!!str` only says its type.
  if (word < begin && content[word] == '!' && content[word + 1] != '!') {
    return std::nullopt;
  }
  std::size_t before = before_blanks(content, word);
  if (before == 0) return std::nullopt;
  if (content.substr(0, begin).ends_with("- ")) before = before_item(content, before);
  const char sign = content[before - 1];
  const char second = before > 1 ? content[before - 2] : '\0';
  const bool fallback = sign == '-' && second == ':';  // ${X:-v}
  if (!fallback && !is_any_of(sign, "=:>\"'") && !is_ascii_letter(sign)) return std::nullopt;
  if (sign == '>' && second != '=') return std::nullopt;
  // `vault+token:x`, `http://`: what a URL or a name goes on with; but `${token:x}`.
  const std::size_t line = line_begin(content, before);
  const bool in_braces = content.substr(line, before - line).find("${") != std::string_view::npos;
  if (sign == ':' && before == begin && !in_braces && !is_property(content, before - 1)) {
    return std::nullopt;
  }
  const bool flag = of(content, identifier_before(content, before)).starts_with('-');
  const bool rest =
      (sign == ':' && !in_braces) || (is_ascii_letter(sign) && !flag && word == begin);
  const Span name = name_before(content, before - 1);
  const bool plain = word == begin && (sign == ':' || (sign == '=' && before == begin));
  auto end =
      plain && name.end + 1 == before ? rest_of_line_end(content, name.begin, begin) : std::nullopt;
  if (!end) end = unquoted_end(content, begin, rest ? Unquoted::kLine : Unquoted::kWord);
  if (!end) return std::nullopt;
  Named named = named_before(content, before, 0);
  // What tests and builds print: `PASS: some-test`.
  if (sign == ':' && of(content, named.name) == "PASS") return std::nullopt;
  if (content.substr(0, named.name.end).ends_with("/etc/passwd")) return std::nullopt;
  if (is_in_public_link(content, named.name)) return std::nullopt;
  const bool header = word < begin && is_quote(sign);  // "Basic v"
  if (named.none() && header) named = kNamedHeader;
  if (named.none()) return std::nullopt;
  return Assignment{named.name, {begin, *end}, AssignedShape::kUnquoted, named.means};
}

}  // namespace

std::optional<Assignment> read_assignment(std::string_view content, std::size_t begin) {
  if (begin == 0 || begin >= content.size()) return std::nullopt;
  if (auto option = read_option(content, begin)) return option;
  return is_quote(content[begin - 1]) ? read_string(content, begin) : read_unquoted(content, begin);
}

}  // namespace scan::tokens

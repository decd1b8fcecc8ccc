// Expressions are taken out first, each as one character that every part may hold; then the rest is
// judged by the vendor's rules: three or four parts, letters, digits, `-_.` and blanks, and two
// query parameters.
#include "policy/facts/op_reference.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace scan::policy {
namespace {

constexpr std::string_view kScheme = "op://";
constexpr std::string_view kBroken = "op:/";
constexpr std::size_t kLongest = 1024;
constexpr char kMask = '\x01';

struct Bracket {
  std::string_view open;
  std::string_view close;
};
constexpr std::array<Bracket, 6> kBrackets = {
    {{"${{", "}}"}, {"{{", "}}"}, {"${", "}"}, {"$(", ")"}, {"#{", "}"}, {"{", "}"}}};

bool is_name(char c) { return is_ascii_alnum(c) || c == '_'; }

// The length of the expression that `text` begins with; 0 where it begins with none.
std::size_t expression(std::string_view text) {
  for (const Bracket& bracket : kBrackets) {
    if (!text.starts_with(bracket.open)) continue;
    const std::size_t close = text.find(bracket.close, bracket.open.size());
    return close == std::string_view::npos ? text.size() : close + bracket.close.size();
  }
  if (text.size() < 2 || (text[0] != '$' && text[0] != '%')) return 0;
  std::size_t end = 1;
  while (end < text.size() && is_name(text[end])) ++end;
  if (text[0] == '%') return end > 1 && end < text.size() && text[end] == '%' ? end + 1 : 0;
  return end > 1 ? end : 0;
}

std::string masked(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = expression(text.substr(at));
    out += length > 0 ? kMask : text[at];
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::vector<std::string_view> split(std::string_view text, char cut) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t end = text.find(cut);
    out.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return out;
    text.remove_prefix(end + 1);
  }
}

bool is_allowed(char c) {
  return is_ascii_alnum(c) || c == kMask ||
         std::string_view("-_. ").find(c) != std::string_view::npos;
}

bool is_only_expressions(std::string_view part) {
  return !part.empty() && part.find_first_not_of(kMask) == std::string_view::npos;
}

std::optional<std::string> query_mistake(std::string_view query) {
  for (const std::string_view pair : split(query, '&')) {
    const std::string_view name = pair.substr(0, pair.find('='));
    if (name.find(kMask) != std::string_view::npos) continue;
    if (name != "attribute" && name != "attr" && name != "ssh-format") {
      return "has the query parameter '" + std::string(name) +
             "', where only attribute and ssh-format are known";
    }
  }
  return std::nullopt;
}

// What only a text about references holds.
bool is_about(std::string_view value) {
  return value.size() > kLongest || value.find_first_of("<>[]*\n|\\") != std::string_view::npos ||
         value.find("...") != std::string_view::npos;
}

}  // namespace

std::optional<std::string> op_reference_mistake(std::string_view reference) {
  if (!reference.starts_with(kScheme)) return "begins with one slash, where op:// has two";
  const std::string text = masked(reference.substr(kScheme.size()));
  const std::size_t mark = text.find('?');
  const std::vector<std::string_view> parts = split(std::string_view(text).substr(0, mark), '/');
  const bool open = std::any_of(parts.begin(), parts.end(), is_only_expressions);
  if (parts.size() > 4 || (parts.size() < 3 && !open)) {
    return "has " + std::to_string(parts.size()) + (parts.size() == 1 ? " part" : " parts") +
           ", not vault/item/field or vault/item/section/field";
  }
  for (const std::string_view part : parts) {
    if (part.find_first_not_of(' ') == std::string_view::npos) return "has an empty part";
    const auto bad = std::find_if_not(part.begin(), part.end(), is_allowed);
    if (bad != part.end()) {
      return "has a character that references cannot hold; the item's or field's ID can stand "
             "there "
             "instead of its name";
    }
  }
  return mark == std::string::npos ? std::nullopt
                                   : query_mistake(std::string_view(text).substr(mark + 1));
}

std::string_view op_reference_vault(std::string_view reference) {
  if (!reference.starts_with(kScheme)) return {};
  const std::string_view vault =
      reference.substr(kScheme.size(), reference.find('/', kScheme.size()) - kScheme.size());
  return std::all_of(vault.begin(), vault.end(), is_allowed) ? vault : std::string_view();
}

bool is_built_in_vault(std::string_view vault) {
  constexpr std::array<std::string_view, 4> kBuiltIn = {"personal", "private", "employee",
                                                        "shared"};
  std::string lower(vault);
  std::transform(lower.begin(), lower.end(), lower.begin(), to_ascii_lower);
  return std::find(kBuiltIn.begin(), kBuiltIn.end(), lower) != kBuiltIn.end();
}

std::vector<std::string_view> op_references(std::string_view value) {
  std::vector<std::string_view> out;
  if (value.starts_with(kBroken)) {
    // `op:/v/i/f` is a slip only if the rest looks like a reference.
    const bool whole = value.starts_with(kScheme);
    if (!is_about(value) && (whole || std::count(value.begin(), value.end(), '/') >= 3)) {
      out.push_back(value);
    }
    return out;
  }
  for (std::size_t at = value.find("{{"); at != std::string_view::npos;
       at = value.find("{{", at + 2)) {
    const std::size_t close = value.find("}}", at);
    if (close == std::string_view::npos) break;
    std::string_view inside = value.substr(at + 2, close - at - 2);
    while (inside.starts_with(' ')) inside.remove_prefix(1);
    while (inside.ends_with(' ')) inside.remove_suffix(1);
    if (inside.starts_with(kScheme) && !is_about(inside)) out.push_back(inside);
  }
  return out;
}

}  // namespace scan::policy

// An alphabet, a colon, lengths with commas between them. Entry point: parse_named_form.
#include "tokens/named_form.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "tokens/checks/alphabet.h"
#include "tokens/named_core.h"

namespace scan::tokens {
namespace {

constexpr std::uint16_t kLongest = 256;
constexpr std::uint16_t kUuid = 36;
constexpr std::uint16_t kTypical = 32;  // a length at which no random text reads like a name

bool read_number(std::string_view& text, std::uint16_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || number < kNamedLeast || number > kLongest) return false;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return true;
}

bool read_lengths(std::string_view text, std::vector<std::uint16_t>& lengths) {
  while (true) {
    std::uint16_t from = 0;
    if (!read_number(text, from)) return false;
    std::uint16_t to = from;
    if (text.starts_with('-')) {
      text.remove_prefix(1);
      if (!read_number(text, to) || to <= from) return false;
    }
    if (!lengths.empty() && lengths.back() >= from) return false;
    lengths.push_back(from);
    lengths.push_back(to);
    if (text.empty()) return true;
    if (text.front() != ',') return false;
    text.remove_prefix(1);
  }
}

std::string placeholder(std::string_view kind, int length) {
  return "{{" + std::string(kind) + ":" + std::to_string(length) + "}}";
}

std::string_view placeholder_kind(std::string_view alphabet) {
  return alphabet == "lower-hex" ? "hex" : alphabet;
}

}  // namespace

std::string NamedForm::example() const {
  if (alphabet == "uuid") return "{{uuid}}";
  return placeholder(placeholder_kind(alphabet), std::clamp(kTypical, lengths[0], lengths[1]));
}

std::string NamedForm::short_example() const {
  if (alphabet == "uuid") return placeholder("hex", kUuid);
  return placeholder(placeholder_kind(alphabet), lengths.front() - 1);
}

std::string_view NamedForm::pattern_class() const {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kClasses = {
      {{"hex", "[0-9A-Fa-f]"},
       {"lower-hex", "[0-9a-f]"},
       {"base32", "[A-Z2-7]"},
       {"base36", "[0-9a-z]"},
       {"upper36", "[0-9A-Z]"},
       {"base58", "[0-9A-Za-z]"},
       {"base62", "[0-9A-Za-z]"},
       {"base64url", "[0-9A-Za-z_-]"}}};
  for (const auto& [name, characters] : kClasses) {
    if (name == alphabet) return characters;
  }
  return {};
}

double NamedForm::least_entropy() const {
  if (lengths.front() < 20) return 2.4;
  return lengths.front() < 32 ? 2.7 : 3.0;
}

Result<NamedForm> parse_named_form(std::string_view text) {
  if (text == "uuid") return NamedForm{"uuid", {kUuid, kUuid}};
  NamedForm form{std::string(text.substr(0, text.find(':'))), {}};
  const std::string_view rest = text.substr(form.alphabet.size());
  const bool known = alphabet_characters(form.alphabet) && form.alphabet != "digits" &&
                     form.alphabet != "printable";
  if (known && !rest.empty() && read_lengths(rest.substr(1), form.lengths)) return form;
  return Error{"`shape` must be \"uuid\" or an alphabet and ascending lengths of " +
               std::to_string(kNamedLeast) + " to " + std::to_string(kLongest) +
               ", such as \"hex:32\" or \"base62:20-24,40\""};
}

}  // namespace scan::tokens

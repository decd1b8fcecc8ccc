// One pass with a stack of open placeholders; a closing pair makes the innermost one, and its text
// goes on in the one around it. Inside a placeholder single braces balance, so that JSON can be an
// argument. Entry point: expand_placeholders.
#include "tokens/placeholders.h"

#include <algorithm>
#include <array>
#include <span>
#include <vector>

#include "base/ascii.h"
#include "tokens/samples/samples.h"

namespace scan::tokens {
namespace {

constexpr std::size_t kMostText = std::size_t{1} << 22;

const SampleKind* find_kind(std::string_view name) {
  const std::array tables = {text_samples(), checksum_samples(), decode_samples(), key_samples(),
                             wallet_samples()};
  for (std::span<const SampleKind> table : tables) {
    for (const SampleKind& kind : table) {
      if (kind.name == name) return &kind;
    }
  }
  return nullptr;
}

// "a" of "hex:40#a"; empty where there is no label.
std::string_view label_of(std::string_view placeholder) {
  const std::size_t mark = placeholder.rfind('#');
  if (mark == placeholder.npos) return {};
  const std::string_view label = placeholder.substr(mark + 1);
  return std::all_of(label.begin(), label.end(), is_ascii_letter) ? label : std::string_view();
}

std::uint64_t seed_of(std::string_view label) {
  std::uint64_t seed = 0;
  for (const char c : label) seed = seed * 31 + static_cast<unsigned char>(c);
  return seed;
}

Result<std::string> make(std::string_view placeholder, Random& random) {
  if (const std::string_view label = label_of(placeholder); !label.empty()) {
    Random own(seed_of(label));
    return make(placeholder.substr(0, placeholder.size() - label.size() - 1), own);
  }
  const std::size_t colon = placeholder.find(':');
  const std::string_view name = placeholder.substr(0, colon);
  const SampleKind* kind = find_kind(name);
  if (kind == nullptr) {
    return Error{
        "there is no placeholder {{" + std::string(name) +
        "}}; docs/writing-rules.md lists them, and {{ with a space behind it is left alone"};
  }
  const std::string_view argument =
      colon == std::string_view::npos ? std::string_view() : placeholder.substr(colon + 1);
  Result<std::string> made = kind->make(argument, random);
  if (made.ok()) return made;
  return Error{"placeholder {{" + std::string(placeholder) + "}}: " + made.error().message};
}

struct Open {
  std::string text;
  std::size_t braces = 0;  // single ones that are still open in it
};

}  // namespace

Result<std::string> expand_placeholders(std::string_view text, std::uint64_t seed) {
  Random random(seed);
  std::vector<Open> open(1);  // the first is the text itself
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::string_view rest = text.substr(at);
    const bool inside = open.size() > 1;
    if (rest.starts_with("{{") && rest.size() > 2 && is_ascii_letter(rest[2])) {
      open.emplace_back();
      ++at;
    } else if (inside && open.back().braces == 0 && rest.starts_with("}}")) {
      const Result<std::string> made = make(open.back().text, random);
      if (!made) return made;
      open.pop_back();
      open.back().text += *made;
      ++at;
    } else {
      if (inside && rest[0] == '{') ++open.back().braces;
      if (inside && rest[0] == '}' && open.back().braces > 0) --open.back().braces;
      open.back().text += rest[0];
    }
    if (open.back().text.size() > kMostText) return Error{"the text expands to more than 4 MiB"};
  }
  if (open.size() > 1) {
    return Error{"the placeholder {{" + open.back().text.substr(0, 40) + " is not closed"};
  }
  return std::move(open.front().text);
}

}  // namespace scan::tokens

// Marks first (ellipses, masks), then references, then words, then values whose characters foretell
// each other. The words stand in placeholder_words.cc, the sequences in predictable.cc. Entry
// point: is_placeholder.
#include "judge/placeholder.h"

#include <algorithm>

#include "base/ascii.h"
#include "judge/documented_example.h"
#include "judge/placeholder_words.h"
#include "judge/predictable.h"
#include "judge/reference.h"

namespace scan {
namespace {

std::string_view trimmed(std::string_view value) {
  constexpr std::string_view kAround = " \t\r\n\"'`";
  const std::size_t first = value.find_first_not_of(kAround);
  if (first == std::string_view::npos) return {};
  return value.substr(first, value.find_last_not_of(kAround) - first + 1);
}

// "sk-abc...", "****", "••••", "____": no random value of a token's alphabet holds one, or in the
// last case is one.
bool has_mask(std::string_view value) {
  constexpr std::string_view kMasks[] = {"...", "***", "###", "\u2026", "\u2022\u2022"};
  return value.find_first_not_of("_-") == std::string_view::npos ||
         std::any_of(std::begin(kMasks), std::end(kMasks), [&](std::string_view mask) {
           return value.find(mask) != std::string_view::npos;
         });
}

// "<token>", "[your key]", "(secret)", "{password}", "__PASSWORD__", "@PASSWORD@": a name in
// brackets. A chosen password may well have a bracket in it, so both ends must be there and only
// a name between them.
bool is_bracketed_name(std::string_view value) {
  constexpr std::string_view kPairs[] = {"<>", "[]", "()", "{}", "@@", "%%"};
  if (value.size() < 3) return false;
  std::string_view name = value.substr(1, value.size() - 2);
  const bool brackets = std::any_of(std::begin(kPairs), std::end(kPairs), [&](auto pair) {
    return value.front() == pair[0] && value.back() == pair[1];
  });
  const bool underscores = value.size() > 4 && value.starts_with("__") && value.ends_with("__");
  if (!brackets && !underscores) return false;
  if (value.front() == '<') return name.find_first_of("<>") == std::string_view::npos;
  return std::all_of(name.begin(), name.end(), [](char c) {
    return is_ascii_letter(c) || c == '_' || c == '-' || c == ' ' || c == '.';
  });
}

}  // namespace

bool is_placeholder(std::string_view value) {
  value = trimmed(value);
  return value.empty() || has_mask(value) || is_bracketed_name(value) || is_reference(value) ||
         has_placeholder_word(value) || is_predictable(value) || is_documented_example(value);
}

}  // namespace scan

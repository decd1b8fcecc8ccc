// What the keys of a row of the table of names look like: "hex:32", "base62:20-24,40", "uuid".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace scan::tokens {

// Of a vendor that publishes none: long enough, and of the characters that keys are made of.
inline constexpr std::string_view kOpenForm = "base64url:16-128";

struct NamedForm {
  std::string alphabet;                // of tokens/checks/alphabet.h, or "uuid"
  std::vector<std::uint16_t> lengths;  // pairs: from, to; ascending, at least one

  // Placeholders of examples: a value, and one that is too short.
  std::string example() const;
  std::string short_example() const;

  // The class of the alphabet in a pattern; empty for those that no prefix is followed by.
  std::string_view pattern_class() const;

  // What one random hex text in a thousand of the least length has less than, in bits a character:
  // keys of wider alphabets have more.
  double least_entropy() const;
};

// The error says what a form must be.
Result<NamedForm> parse_named_form(std::string_view text);

}  // namespace scan::tokens

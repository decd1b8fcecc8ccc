// The checks `alphabet` and `mixed` of a rule.
#pragma once

#include <optional>
#include <string_view>

namespace scan::tokens {

// The characters of the alphabet a rule may name: "hex", "base62" …; nothing for an unknown name.
// Static text.
std::optional<std::string_view> alphabet_characters(std::string_view name);

// The names there are, for a message.
std::string_view alphabet_names();

// REQUIRES: `name` is known.
bool is_of_alphabet(std::string_view text, std::string_view name);

// Holds an ASCII letter and a digit.
bool is_mixed(std::string_view text);

}  // namespace scan::tokens

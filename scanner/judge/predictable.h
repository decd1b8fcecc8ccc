// Do a value's characters foretell each other: "aaaaaaaa", "0123456789", "qwertyuiop", "deadbeef"
// four times over, "11111111-2222-3333-4444-555555555555"?
#pragma once

#include <cstddef>
#include <string_view>

namespace scan {

// How many values a character of `value` could have had: 10, 16, 36 or 62, by the classes in it.
std::size_t alphabet_size(std::string_view value);

// A random value of its alphabet is one with a chance below one in a thousand million, save values
// shorter than a dozen characters, which are asked to be a sequence from end to end.
bool is_predictable(std::string_view value);

// The share of its steps from one letter or digit to the next that repeat, go up or down by one, or
// go along a row of the keyboard: one in seven in random letters and digits, most of them in
// "abc123def456".
double foretold_share(std::string_view value);

}  // namespace scan

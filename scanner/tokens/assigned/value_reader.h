// Where a value ends: a string at its quote, anything else where its line, its list or its markup
// goes on.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace scan::tokens {

// The end of the string whose first byte is at `begin` and whose opening quote stands before it,
// perhaps behind a backslash. Nothing where it does not end on its line within 1,024 bytes.
std::optional<std::size_t> string_end(std::string_view content, std::size_t begin);

// What stands around a value without quotes.
enum class Unquoted {
  kLine,     // `key: value`: the rest of the line, if that is one word and perhaps a comment
  kWord,     // `KEY=value`, `--key value`: up to a blank or the end of a list
  kElement,  // `<key>value</key>`: up to the tag
};

// The end of the value without quotes that begins at `begin`. Nothing where it goes on as something
// else: a call, a sentence.
std::optional<std::size_t> unquoted_end(std::string_view content, std::size_t begin, Unquoted how);

// Likewise of a value that is the rest of its line, whose first word but `export` and its like is
// the name at `name`: `KEY=a;b(c`, `key: a,b`. Such a value may hold any sign. Nothing where it
// ends in what ends a statement or an argument, or where it needs no such reading.
std::optional<std::size_t> rest_of_line_end(std::string_view content, std::size_t name,
                                            std::size_t begin);

}  // namespace scan::tokens

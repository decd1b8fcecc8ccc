// A bracket expression of a git glob: `[a-z]`, `[!ab]`, `[[:alpha:]]`, as git's wildmatch.c reads
// it.
#pragma once

#include <bitset>
#include <cstddef>
#include <string_view>

namespace scan {

// The bytes a class matches, by value. `/` in path patterns is the matcher's affair.
using CharClass = std::bitset<256>;

struct ParsedClass {
  CharClass bytes;
  std::size_t end = 0;  // just past the closing bracket
  bool valid = false;   // false: unterminated or an unknown [:name:]; such a pattern never matches
};

// `pattern[begin]` is the opening bracket. With `ignore_case` the class is to be asked about
// lowered bytes; as in git, a single capital letter in it then matches nothing.
ParsedClass parse_class(std::string_view pattern, std::size_t begin, bool ignore_case);

// ASCII only, whatever the locale.
constexpr unsigned char lower_ascii(unsigned char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c - 'A' + 'a') : c;
}

}  // namespace scan

// Backslash escapes of quoted strings. TOML (1.0 and 1.1), JSON (RFC 8259), HCL and YAML 1.2 (5.7)
// agree where they overlap, so one decoder reads them all.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace scan::syntax {

// Appends what the escape at `at` stands for and returns its length; 0, and nothing appended, where
// none of the languages has such an escape. A surrogate pair of \u escapes is one code point, half
// of one is U+FFFD. REQUIRES: text[at] is a backslash.
std::size_t decode_escape(std::string_view text, std::size_t at, std::string& out);

// All of `text`; what is no escape stays as written.
std::string decode_escapes(std::string_view text);

// Every CR LF as LF.
std::string with_plain_line_ends(std::string_view text);

}  // namespace scan::syntax

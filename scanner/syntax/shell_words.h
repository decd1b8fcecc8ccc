// Words of the shell with their quotes undone (POSIX.1-2024, Shell Command Language, 2.2 "Quoting";
// bash's `$'…'` and `$"…"`).
#pragma once

#include <span>
#include <string_view>

#include "base/span.h"
#include "syntax/shell.h"

namespace scan::syntax {

enum class ShellWordUse : std::uint8_t {
  kArgument,  // `*` and its like name files
  kValue,     // of an assignment: they do not
};

// `holes` are the expansions and substitutions in `place`, outermost ones, in order: they are
// copied as written. A quote that is not closed runs to the end. Linear in the word's size.
ShellWord read_shell_word(std::string_view text, Span place, std::span<const Span> holes,
                          ShellWordUse use);

// The body of a here-document, whole lines. `tabs`: those that begin a line are no part of it.
ShellWord read_here_document(std::string_view text, Span place, std::span<const Span> holes,
                             bool expands, bool tabs);

// Appends what the escape of a `$'…'` string at `at` stands for; its length, at least 1. REQUIRES:
// text[at] is a backslash.
std::size_t append_ansi_c_escape(std::string_view text, std::size_t at, std::string& out);

}  // namespace scan::syntax

// Dotenv files, `NAME=value` a line, in the dialects of the programs that read them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "syntax/entry.h"

namespace scan::syntax {

enum class DotenvDialect : std::uint8_t {
  kCompose,  // Docker Compose: `#` begins a comment only after a blank
  kNode,     // npm's dotenv, and wrangler's .dev.vars with it: an unquoted value ends at any `#`
  kBash,     // `set -a; . ./.env`: words of the shell, joined where they touch
};

// Names are key paths of one part; a name without `=` is kNull (compose takes it from its own
// environment). Quotes are undone, references such as `${X}` stay as they are.
Document dotenv_entries(std::string_view content, DotenvDialect dialect);

// Whether the program would replace `$X` in the value: not between single quotes.
// REQUIRES: `entry` is of dotenv_entries(content, …).
bool dotenv_expands(std::string_view content, const Entry& entry);

// The entry that a comment holds, "# TOKEN=abc", with places in the document.
std::optional<Entry> commented_dotenv_entry(std::string_view content, const Comment& comment,
                                            DotenvDialect dialect);

}  // namespace scan::syntax

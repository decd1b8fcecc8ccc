// The languages that have a grammar, and which of them a file is written in.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace scan::syntax {

enum class Language : std::uint8_t {
  kToml,
  kYaml,
  kJson,
  kJsonc,  // JSON with comments and trailing commas; JSON5
  kNix,
  kHcl,
  kBash,
  kJavascript,  // with JSX
  kTypescript,
  kTsx,
  kPython,
};

std::string_view name_of(Language language);

// By the file's name, then its extension, then the `#!` line. `first_line` may be longer than a
// line, or empty where it is not at hand. Nothing for a file whose language has no grammar here.
std::optional<Language> language_of(std::string_view path, std::string_view first_line);

}  // namespace scan::syntax

// The configuration languages that give entries, and which of them a file is written in.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "syntax/entry.h"
#include "syntax/limits.h"

namespace scan::syntax {

// Those of read_entries(), and the ones with a small parser of their own.
enum class Format : std::uint8_t {
  kToml,
  kYaml,
  kJson,
  kJsonc,
  kNix,
  kHcl,
  kDotenvCompose,  // .env, *.env
  kDotenvNode,     // .dev.vars
  kIni,
  kSystemd,
  kNpmrc,
  kDockerfile,
};

// By the file's name, then its extension. Nothing for a file that holds no configuration known
// here; code (bash, python …) has a language and no format.
std::optional<Format> format_of(std::string_view path, std::string_view first_line);

// As read_entries(), for every format.
Document read_document(Format format, std::string_view text, const Limits& limits = {});

}  // namespace scan::syntax

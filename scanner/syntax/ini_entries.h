// Ini files and their kin: sections, `key = value`, comments.
#pragma once

#include <cstdint>
#include <string_view>

#include "syntax/entry.h"

namespace scan::syntax {

enum class IniDialect : std::uint8_t {
  kPlain,    // pip.conf, AWS credentials, git configuration, Python's configparser, sops ini
  kSystemd,  // unit files: keys repeat, `\` continues a line, Environment= holds assignments
  kNpmrc,    // `//registry/:_authToken=…`: keys hold colons, `key[]` is a list
};

// Key paths are section and key, or the key alone before the first section. A section's name is one
// part whatever it holds: `remote "origin"`, `profile dev`. A key without a sign is kNull. A
// systemd `Environment=A=b "C=d"` gives `Service.Environment.A` and `.C`. kPlain takes a line that
// is indented deeper than its key as more of the value, and what stands between `"""` whole.
Document ini_entries(std::string_view content, IniDialect dialect);

}  // namespace scan::syntax

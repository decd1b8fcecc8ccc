// Every `NAME = value` of a file, whatever wrote it: members of configuration, `NAME=value` items
// of compose lists, assignments and defaults of shell scripts, `env NAME=value`, `docker -e
// NAME=value`.
//
// For rules about one environment variable, which may be set in any of these ways.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "policy/file.h"

namespace scan::policy {

struct NamedValue {
  std::string_view name;
  std::string value;               // decoded; of what is computed, as written
  Span place;                      // of the value in the file
  const Script* script = nullptr;  // that it stands in; null for a member of configuration
};

// Configuration first, then scripts, each in order. Names are views into `file`, valid as long as
// it lives. A name stands here as written, so a member's is the last of its path.
std::vector<NamedValue> named_values(File& file);

// "NAME" and "value" of `NAME=value`; an empty name where `text` is nothing of the kind.
struct Setting {
  std::string_view name;
  std::string_view value;
};
Setting read_setting(std::string_view text);

// The words of a command that are not told as its assignments too, as those of `export A=b` are.
std::vector<const syntax::ShellWord*> plain_words(const syntax::ShellCommand& command);

}  // namespace scan::policy

// Environment variables and options of commands that switch the protection of a connection off:
// `CCFLUX_ALLOW_HTTP=1`, `NODE_TLS_REJECT_UNAUTHORIZED=0`, `curl -k`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/shell.h"

namespace scan::policy {

bool is_insecure_flag(std::string_view name);

// Does `name=value` take the protection away? Not where the value is only known when it runs.
bool is_insecure_setting(std::string_view name, std::string_view value);

// A flag in a text of any language. `end` is that of what is set, where it is.
struct FlagMention {
  std::string_view name;
  Span place;
  bool insecure = false;  // it is set, and so that protection goes
};
std::vector<FlagMention> flag_mentions(std::string_view text);

// The word of a command that makes it trust any server, `-k` of `curl -fsSLk`; null where there is
// none, or where the server is this machine.
const syntax::ShellWord* insecure_option(const syntax::ShellCommand& command);

}  // namespace scan::policy

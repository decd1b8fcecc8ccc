// One call of Cloudflare's `wrangler` in a script: which subcommand, with which options.
// https://developers.cloudflare.com/workers/wrangler/commands/
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/shell.h"

namespace scan::policy {

struct WranglerOption {
  std::string_view name;                    // "--var", "-e"
  const syntax::ShellWord* word = nullptr;  // that holds the value
  std::string_view value;                   // the word, or what follows the `=` in it
};

// Views into the command, which must outlive it.
struct WranglerCommand {
  std::vector<const syntax::ShellWord*> arguments;  // "secret", "put", "NAME"
  std::vector<WranglerOption> options;              // those with a value; of a list, each value

  // Do the arguments begin with these words? `pages` and `versions` before them do not matter, and
  // `secret:put`, the form of wrangler 1 to 3, is the same as `secret put`.
  bool is_secret(std::string_view action) const;
  // The argument behind the action; null where there is none.
  const syntax::ShellWord* after_secret() const;
};

// Nothing where the command runs another program. Also behind npx, pnpm, yarn, bunx.
std::optional<WranglerCommand> read_wrangler_command(const syntax::ShellCommand& command);

}  // namespace scan::policy

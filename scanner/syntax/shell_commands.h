// The simple commands of a shell script's tree, without what connects them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/limits.h"
#include "syntax/shell.h"
#include "syntax/shell_heredocs.h"
#include "syntax/shell_surroundings.h"
#include "syntax/shell_tree.h"

namespace scan::syntax {

struct FoundCommand {
  ShellCommand command;  // no pipes
  std::uint32_t node = 0;
  // Of a node that is several commands, because the grammar read on over a line's end: whether this
  // is the one that reads what the node reads, and the one that writes what it writes.
  bool first = true;
  bool last = true;
};

struct FoundCommands {
  std::vector<FoundCommand> commands;  // in order of their nodes
  bool incomplete = false;             // more text than `limits` allow
};

// `tree` may be of a text that has blanks in place of parts of `text`; `here_documents` are those
// that it has redirects for.
FoundCommands find_commands(std::string_view text, const ShellTree& tree,
                            const ShellSurroundings& around,
                            const std::vector<HereDocument>& here_documents, const Limits& limits);

// The outermost expansions and substitutions in `node`, itself included.
std::vector<Span> holes_in(const ShellTree& tree, std::uint32_t node);

}  // namespace scan::syntax

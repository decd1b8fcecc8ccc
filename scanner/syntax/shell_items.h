// What a command's node holds, in order: assignments, words, redirects. Commands that the grammar
// ran together over a line's end are taken apart here, and words that it took apart are joined.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/shell_tree.h"

namespace scan::syntax {

enum class ShellItemKind : std::uint8_t { kWord, kAssignment, kRedirect, kHereDocument };

struct ShellItem {
  ShellItemKind kind = ShellItemKind::kWord;
  Span place;               // of a here-document what stands on the command's line
  Span word;                // of a redirect its target; else as `place`
  std::uint32_t node = 0;   // of a joined word the first one
  std::uint32_t after = 0;  // the number after the last node
};

// Of a command, a declaration, an assignment, a redirect without command, or the words in what does
// not follow the grammar; nothing for other nodes. `behind` are the items of the statements whose
// redirects hold for it, in order. Each list is a command and none is empty.
std::vector<std::vector<ShellItem>> shell_items(std::string_view text, const ShellTree& tree,
                                                std::uint32_t node, std::vector<ShellItem> behind);

// The redirects of a redirected_statement, and the arguments that stand between and behind them.
std::vector<ShellItem> redirect_items(const ShellTree& tree, std::uint32_t statement);

// A list a line; none is empty.
std::vector<std::vector<ShellItem>> by_lines(std::string_view text, std::vector<ShellItem> items);

// Whether shell_items() finds commands in such a node.
bool is_simple(ShellNodeKind kind);

}  // namespace scan::syntax

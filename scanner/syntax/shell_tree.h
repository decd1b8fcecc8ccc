// tree-sitter's tree of a shell script as one array in document order, so that its readers go up,
// down and sideways by numbers, and no depth of nesting is a depth of calls.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "syntax/tree.h"

namespace scan::syntax {

enum class ShellNodeKind : std::uint8_t {
  kOther,  // statements that need no name here, expressions, parts of words
  kToken,  // keywords, operators and other punctuation
  kError,
  kWord,       // whatever is a word or a part of one: literals, strings, expansions in words
  kExpansion,  // `$X`, `${X…}`, `$((…))`: replaced where the script runs
  kCommandSubstitution,
  kProcessSubstitution,
  kArray,
  kName,  // of a variable
  kSubscript,
  kAssignment,
  kAssignments,
  kCommand,
  kCommandName,
  kDeclaration,  // export, declare, local …
  kUnset,
  kRedirected,
  kFileRedirect,
  kHereString,
  kHereDocument,
  kHereDocumentStart,
  kHereDocumentBody,
  kHereDocumentEnd,
  kDescriptor,
  kPipeline,
  kList,
  kFunction,
  kComment,
};

struct ShellNode {
  ShellNodeKind kind = ShellNodeKind::kOther;
  bool braced = false;      // an expansion of the form `${…}`
  bool arithmetic = false;  // an expression or the head of a C-like loop: `=` in it sets no text
  bool written = false;     // a process substitution of the form `>(…)`
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t parent = 0;  // the root's is itself
  std::uint32_t after = 0;   // the number after its last descendant's
  Span place() const { return {begin, end}; }
};

struct ShellTree {
  std::vector<ShellNode> nodes;  // never empty; the first child of `n` is `n + 1`, if any
  bool cut = false;              // there were more than are kept

  bool has_children(std::uint32_t node) const { return nodes[node].after > node + 1; }
  // For loops over children: the next one, or the parent's `after`.
  std::uint32_t next(std::uint32_t node) const { return nodes[node].after; }
};

// REQUIRES: the tree is of bash.
ShellTree flatten(const Tree& tree);

inline bool is_substitution(ShellNodeKind kind) {
  return kind == ShellNodeKind::kCommandSubstitution || kind == ShellNodeKind::kProcessSubstitution;
}

// Whether it is replaced where the script runs.
inline bool is_hole(ShellNodeKind kind) {
  return kind == ShellNodeKind::kExpansion || is_substitution(kind);
}

// Whether a node can be an argument.
inline bool is_word(ShellNodeKind kind) { return kind == ShellNodeKind::kWord || is_hole(kind); }

}  // namespace scan::syntax

// What surrounds each node of a shell script: whose output its commands read, who reads theirs,
// which redirects of groups hold for them, whether they stand in a substitution.
#pragma once

#include <cstdint>
#include <vector>

#include "syntax/shell_tree.h"

namespace scan::syntax {

inline constexpr std::uint32_t kNoNode = 0xFFFFFFFF;

struct Surroundings {
  std::uint32_t input = kNoNode;   // the stage of a pipeline that its commands read from
  std::uint32_t output = kNoNode;  // and the one that they write to
  std::uint32_t scope = kNoNode;   // of redirects; a place in ShellSurroundings::scopes
  bool substituted = false;
};

// The redirects of one redirected_statement, inside those of another.
struct RedirectScope {
  std::uint32_t statement = kNoNode;  // the node
  std::uint32_t target = kNoNode;     // the node that they hold for
  std::uint32_t outer = kNoNode;
};

struct ShellSurroundings {
  std::vector<Surroundings> nodes;    // of each node of the tree
  std::vector<RedirectScope> scopes;  // in order of their statements
};

ShellSurroundings find_surroundings(const ShellTree& tree);

}  // namespace scan::syntax

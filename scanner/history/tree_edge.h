// One entry of a tree that is kept while a history is attributed.
#pragma once

#include <cstdint>

#include "history/object_table.h"

namespace scan::history {

// What stands in the place of a child that is a commit of another repository.
inline constexpr ObjectNumber kSubmodule = kNoObject - 1;

struct TreeEdge {
  ObjectNumber child = kNoObject;  // kSubmodule, kNoObject (not here) or a tree or blob
  std::uint32_t name : 30;         // in the table of names
  std::uint32_t link : 1;          // the child is the text of a symlink
  std::uint32_t named : 1;         // a rule finds a secret in the name

  TreeEdge() : name(0), link(0), named(0) {}
};
static_assert(sizeof(TreeEdge) == 8, "lists of edges are compared byte by byte");

}  // namespace scan::history

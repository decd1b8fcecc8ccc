// Every node of a tree in document order, without recursion: the depth of a tree is the choice of
// whoever wrote the text. So is how many children a node has, and the library's own ways up and
// sideways (ts_node_parent, ts_node_child) begin at the root or at the first child each time.
#pragma once

#include <tree_sitter/api.h>

#include <span>
#include <vector>

namespace scan::syntax {

// The nodes around another, the outermost one first.
using Ancestors = std::span<const TSNode>;

// A visitor has
//   bool enter(TSNode node);    // true: walk the children, then leave(node)
//   bool enter(TSNode node, Ancestors around);  // or this
//   void leave(TSNode node);
//   bool done() const;        // true: nothing that is left matters; no leave() comes
template <typename Visitor>
void walk(TSNode root, Visitor& visitor) {
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  std::vector<TSNode> around;
  const auto enter = [&](TSNode node) {
    if constexpr (requires { visitor.enter(node, Ancestors()); }) {
      return visitor.enter(node, around);
    } else {
      return visitor.enter(node);
    }
  };
  bool inside = true;
  while (inside && !visitor.done()) {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    if (enter(node)) {
      if (ts_tree_cursor_goto_first_child(&cursor)) {
        around.push_back(node);
        continue;
      }
      visitor.leave(node);
    }
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      inside = ts_tree_cursor_goto_parent(&cursor);
      if (!inside) break;
      around.pop_back();
      visitor.leave(ts_tree_cursor_current_node(&cursor));
    }
  }
  ts_tree_cursor_delete(&cursor);
}

// Calls visit(child) for the children of `node`, those without a name too, until it is false.
// Linear in their number.
template <typename Visit>
void each_child(TSNode node, const Visit& visit) {
  TSTreeCursor cursor = ts_tree_cursor_new(node);
  bool more = ts_tree_cursor_goto_first_child(&cursor);
  while (more && visit(ts_tree_cursor_current_node(&cursor))) {
    more = ts_tree_cursor_goto_next_sibling(&cursor);
  }
  ts_tree_cursor_delete(&cursor);
}

}  // namespace scan::syntax

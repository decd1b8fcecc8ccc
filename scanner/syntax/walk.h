// Every node of a tree in document order, without recursion: the depth of a tree is the choice of
// whoever wrote the text.
#pragma once

#include <tree_sitter/api.h>

namespace scan::syntax {

// A visitor has
//   bool enter(TSNode node, TSFieldId field);   // true: walk the children, then leave(node)
//   void leave(TSNode node);
//   bool done() const;        // true: nothing that is left matters; no leave() comes
template <typename Visitor>
void walk(TSNode root, Visitor& visitor) {
  TSTreeCursor cursor = ts_tree_cursor_new(root);
  bool inside = true;
  while (inside && !visitor.done()) {
    const TSNode node = ts_tree_cursor_current_node(&cursor);
    if (visitor.enter(node)) {
      if (ts_tree_cursor_goto_first_child(&cursor)) continue;
      visitor.leave(node);
    }
    while (!ts_tree_cursor_goto_next_sibling(&cursor)) {
      inside = ts_tree_cursor_goto_parent(&cursor);
      if (!inside) break;
      visitor.leave(ts_tree_cursor_current_node(&cursor));
    }
  }
  ts_tree_cursor_delete(&cursor);
}

}  // namespace scan::syntax

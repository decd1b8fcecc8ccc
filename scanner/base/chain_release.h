// Lets go of a long chain of shared_ptr without recursion: a chain may be longer than the stack.
//
// Call release_in_loop on the link in the destructor of the chained type. The outermost destructor
// of a thread releases, one after the other, the links that the inner ones hand over.
#pragma once

#include <memory>
#include <utility>

namespace scan {

template <typename Node>
void release_in_loop(std::shared_ptr<Node>& link) {
  thread_local std::shared_ptr<Node>* handed_over = nullptr;
  if (link == nullptr) return;
  if (handed_over != nullptr) {
    // A node has one link, so at most one is waiting.
    *handed_over = std::move(link);
    return;
  }
  std::shared_ptr<Node> waiting;
  handed_over = &waiting;
  std::shared_ptr<Node> current = std::move(link);
  while (current != nullptr) {
    current.reset();
    current = std::move(waiting);
  }
  handed_over = nullptr;
}

}  // namespace scan

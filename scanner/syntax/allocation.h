// How much memory tree-sitter holds. A text of nothing but opening brackets costs it 250 times its
// size, and no option of the library bounds that; the parser asks here instead.
#pragma once

#include <cstddef>

namespace scan::syntax {

// From now on. Cheap to call again; call it before the library allocates anything.
void count_memory();

// By this thread: what it allocated less what it freed. A tree given to another thread and freed
// there makes this too high here and negative there, so take differences only.
std::ptrdiff_t memory_in_use();

}  // namespace scan::syntax

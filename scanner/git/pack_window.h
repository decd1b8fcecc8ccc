// Keeps libgit2 within its mapped packs. Entry point: link_pack_window.
#pragma once

namespace scan::git {

// Does nothing, but whoever calls it has the replacement in pack_window.cc linked.
void link_pack_window();

}  // namespace scan::git

// Cuts libgit2's network code out of the program. Entry point: link_no_network.
#pragma once

namespace scan::git {

// Does nothing, but whoever calls it has the replacements of no_network.cc linked.
void link_no_network();

}  // namespace scan::git

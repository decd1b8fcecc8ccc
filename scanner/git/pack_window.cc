// A check that libgit2 1.5 leaves out, put in place at link time (-Wl,--wrap=git_mwindow_open; see
// cmake/libraries.cmake).
//
// git_packfile_unpack_header takes an object's offset from the pack's index and maps a window of
// the pack there without holding it against the pack's size. With a hostile index that gives a
// pointer behind the mapping, and reading it ends the program. The count of bytes left in the
// window then wraps around: a sound one is at most the window's size, 1 GiB, a wrapped one over 3
// GiB.
#include "git/pack_window.h"

#include <sys/types.h>

#include <cstddef>

namespace scan::git {

void link_pack_window() {}

}  // namespace scan::git

extern "C" {

// Weak, so that a program linked without the wrap still links; tests/e2e/hostile_test.py tells.
[[gnu::weak]] unsigned char* __real_git_mwindow_open(void* file, void** cursor, off_t offset,
                                                     std::size_t extra, unsigned* left);
unsigned char* __wrap_git_mwindow_open(void* file, void** cursor, off_t offset, std::size_t extra,
                                       unsigned* left);
unsigned char* __wrap_git_mwindow_open(void* file, void** cursor, off_t offset, std::size_t extra,
                                       unsigned* left) {
  constexpr unsigned kMostWindow = 1U << 30;
  unsigned own_left = 0;
  if (left == nullptr) left = &own_left;
  *left = 0;
  unsigned char* at = __real_git_mwindow_open(file, cursor, offset, extra, left);
  return *left <= kMostWindow ? at : nullptr;
}
}

// libgit2's global state. It is used for objects and line diffs alone, so no configuration of the
// system or the user is ever looked for.
#include "git/library.h"

#include <git2.h>

#include "git/no_network.h"
#include "git/pack_window.h"

namespace scan::git {

Status start_library() {
  static const int started = [] {
    link_no_network();
    link_pack_window();
    const int result = git_libgit2_init();
    if (result < 0) return result;
    // Objects are trusted as git trusts them on reading: hashing every blob again is fsck's work.
    git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, 0);
    return result;
  }();
  if (started < 0) return library_error("libgit2 does not start");
  return {};
}

Error library_error(const char* what) {
  const git_error* last = git_error_last();
  std::string message = what;
  if (last != nullptr && last->message != nullptr) message += std::string(": ") + last->message;
  return Error{std::move(message)};
}

}  // namespace scan::git

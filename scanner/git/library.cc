// libgit2's global state. It is used for line diffs alone, so no configuration of the system or the
// user is ever looked for.
#include "git/library.h"

#include <git2.h>

#include "git/no_network.h"

namespace scan::git {
namespace {

Error library_error(const char* what) {
  const git_error* last = git_error_last();
  std::string message = what;
  if (last != nullptr && last->message != nullptr) message += std::string(": ") + last->message;
  return Error{std::move(message)};
}

}  // namespace

Status start_library() {
  static const int started = [] {
    link_no_network();
    return git_libgit2_init();
  }();
  if (started < 0) return library_error("libgit2 does not start");
  return {};
}

}  // namespace scan::git

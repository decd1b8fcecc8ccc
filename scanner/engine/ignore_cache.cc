// A folder's state is made of its parent's. Held in a map whose elements never move.
#include "engine/ignore_cache.h"

#include "engine/ignore_answer.h"

namespace scan::engine {

// REQUIRES: the mutex is held, and the folder's parent was entered.
const git::FolderIgnores& IgnoreCache::enter(std::string_view folder, git::IgnoreFiles& files,
                                             bool ignore_case) {
  const auto found = folders_.find(std::string(folder));
  if (found != folders_.end()) return found->second;
  static const git::FolderIgnores kNone;
  const std::size_t slash = folder.rfind('/');
  const git::FolderIgnores* parent = &kNone;
  if (!folder.empty()) {
    parent = &folders_.at(slash == folder.npos ? "" : std::string(folder.substr(0, slash)));
  }
  git::FolderIgnores state = git::enter_folder(*parent, folder, files, ignore_case);
  return folders_.emplace(folder, std::move(state)).first->second;
}

policy::IgnoreAnswer IgnoreCache::answer(std::string_view path, bool is_folder,
                                         git::IgnoreFiles& files, bool ignore_case) {
  const std::lock_guard lock(mutex_);
  const git::FolderIgnores* state = &enter("", files, ignore_case);
  const std::size_t last = path.rfind('/');
  const auto found =
      last == path.npos ? folders_.end() : folders_.find(std::string(path.substr(0, last)));
  if (found != folders_.end()) {
    state = &found->second;
  } else {
    for (std::size_t slash = path.find('/'); slash != path.npos;
         slash = path.find('/', slash + 1)) {
      state = &enter(path.substr(0, slash), files, ignore_case);
    }
  }
  git::IgnoreDecision decision;
  decision.state = *state;
  decision.match = state->match(path, is_folder);
  return ignore_answer(decision);
}

}  // namespace scan::engine

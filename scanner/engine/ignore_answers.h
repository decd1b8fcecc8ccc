// What git's ignore rules say of many paths of one project, in the words of policy rules. Each
// ignore file is read once.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "git/ignore.h"
#include "policy/project.h"

namespace scan::engine {

// Safe to use from many threads.
class IgnoreAnswers {
 public:
  explicit IgnoreAnswers(bool ignore_case) : ignore_case_(ignore_case) {}

  // `files` reads the project's ignore files; the same ones at each call.
  policy::IgnoreAnswer ask(std::string_view path, bool is_folder, git::IgnoreFiles& files);

 private:
  // The state inside `folder`. REQUIRES: mutex_ is held.
  const git::FolderIgnores& inside(std::string_view folder, git::IgnoreFiles& files);

  bool ignore_case_;
  std::mutex mutex_;
  using Folders = std::map<std::string, git::FolderIgnores, std::less<>>;
  Folders folders_;
  // That was asked of last: paths mostly come folder by folder.
  Folders::const_iterator last_ = folders_.end();
};

}  // namespace scan::engine

// Answers of ignore files, each folder's read once, however many paths are asked of.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "git/ignore.h"
#include "policy/project.h"

namespace scan::engine {

// Safe to use from many threads.
class IgnoreCache {
 public:
  // As git::decide(), without global rules. `files` and `ignore_case` are those of every call.
  policy::IgnoreAnswer answer(std::string_view path, bool is_folder, git::IgnoreFiles& files,
                              bool ignore_case);

 private:
  const git::FolderIgnores& enter(std::string_view folder, git::IgnoreFiles& files,
                                  bool ignore_case);

  std::mutex mutex_;
  std::unordered_map<std::string, git::FolderIgnores> folders_;
};

}  // namespace scan::engine

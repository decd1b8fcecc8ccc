// The variables of the process that say where a repository is (git(1), "Environment Variables").
// Hooks run with several of them set: `git commit -a` names its index in GIT_INDEX_FILE.
#pragma once

#include <optional>
#include <string>

namespace scan::git {

struct Environment {
  std::string cwd;                        // absolute; relative values below are relative to it
  std::optional<std::string> dir;         // GIT_DIR
  std::optional<std::string> common_dir;  // GIT_COMMON_DIR
  std::optional<std::string> work_tree;   // GIT_WORK_TREE
  std::optional<std::string> index_file;  // GIT_INDEX_FILE
  std::optional<std::string> object_directory;  // GIT_OBJECT_DIRECTORY
  std::string alternate_object_directories;     // GIT_ALTERNATE_OBJECT_DIRECTORIES
  std::string ceiling_directories;              // GIT_CEILING_DIRECTORIES
  bool across_filesystems = false;              // GIT_DISCOVERY_ACROSS_FILESYSTEM

  // What this process was started with.
  static Environment of_process();
};

}  // namespace scan::git

// Where the parts of a repository are (gitrepository-layout(5), gitglossary "worktree").
//
// Written without libgit2's git_repository_open, which follows the includes of a hostile
// configuration, costs a hook milliseconds, and refuses SHA-256, split and sparse indexes.
// Entry points: discover (from a folder upwards) and open_git_dir.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/object_id.h"
#include "base/result.h"
#include "git/environment.h"

namespace scan::git {

// All paths are absolute.
struct Repository {
  std::string git_dir;     // of this work tree
  std::string common_dir;  // the same, but for linked work trees
  std::string work_tree;   // empty if bare
  std::string index_file;
  std::string objects_dir;
  std::vector<std::string> alternates;  // from the environment only; files: see object_folders.h
  bool sha256 = false;
  bool partial = false;                      // a promisor remote may hold missing objects
  bool ignore_case = false;                  // core.ignorecase
  std::optional<std::string> excludes_file;  // core.excludesfile as written, `~` and all

  std::size_t id_size() const { return sha256 ? ObjectId::kSha256 : ObjectId::kSha1; }
};

// The repository git would take when started in `start` (relative to environment.cwd). Nothing
// where there is none; an Error where there is one that cannot be read: a broken `.git` file or
// configuration, an unknown extension, references in reftable form.
Result<std::optional<Repository>> discover(const std::string& start,
                                           const Environment& environment);

// The repository whose `.git` folder (or bare folder) is `git_dir`, with `work_tree` as its work
// tree unless its configuration names another; only the index and object variables of
// `environment` are looked at. REQUIRES: git_dir is absolute.
Result<Repository> open_git_dir(const std::string& git_dir,
                                const std::optional<std::string>& work_tree,
                                const Environment& environment);

// True where `path` has what git asks of a repository: a HEAD, `objects` and `refs`.
bool is_git_dir(const std::string& path, const Environment& environment);

}  // namespace scan::git

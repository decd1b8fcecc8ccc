// All that keeps objects alive in a repository: references, work trees' HEADs, reflogs, indexes.
#pragma once

#include <string>
#include <vector>

#include "base/object_id.h"
#include "base/problem.h"
#include "git/repository.h"

namespace scan::git {

struct Ref {
  std::string name;  // "refs/heads/main", "HEAD", "worktrees/NAME/HEAD"
  ObjectId id;       // of a commit, tag, tree or blob; nothing is peeled
};

struct RefList {
  std::vector<Ref> refs;       // by name; symbolic ones resolved, unborn ones left out
  std::string default_branch;  // "refs/heads/main": what HEAD names, else origin's HEAD, else ""
  std::vector<Problem> problems;
};
// Packed and loose references of the repository and all its work trees; refs/replace/ left out.
RefList list_refs(const Repository& repository);

struct ReflogIds {
  std::vector<ObjectId> ids;  // old and new ones of every reflog, sorted, each once, none zero
  std::vector<Problem> problems;
};
ReflogIds list_reflog_ids(const Repository& repository);

// The index file of each work tree of the repository, the main one first; absolute paths.
std::vector<std::string> index_files(const Repository& repository);

// Commits whose parents a shallow clone left out, sorted; empty for a whole clone.
Result<std::vector<ObjectId>> shallow_commits(const Repository& repository);

}  // namespace scan::git

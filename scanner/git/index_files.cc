// Which indexes a repository has: each may hold blobs that no commit does.
#include <sys/stat.h>

#include "git/ref_list.h"
#include "git/work_tree_dirs.h"

namespace scan::git {

std::vector<std::string> index_files(const Repository& repository) {
  std::vector<std::string> out;
  std::vector<Problem> ignored;  // list_refs tells them
  for (const WorkTreeDir& dir : work_tree_dirs(repository, ignored)) {
    // The environment may name another index for the work tree scan was started in.
    std::string path = dir.path == repository.git_dir ? repository.index_file : dir.path + "/index";
    struct stat facts {};
    if (stat(path.c_str(), &facts) == 0) out.push_back(std::move(path));
  }
  return out;
}

}  // namespace scan::git

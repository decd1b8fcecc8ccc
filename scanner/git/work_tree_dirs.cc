// A folder counts whether or not its work tree is still there: its HEAD keeps commits alive.
#include "git/work_tree_dirs.h"

#include <sys/stat.h>

#include "git/folder_names.h"

namespace scan::git {

std::vector<WorkTreeDir> work_tree_dirs(const Repository& repository,
                                        std::vector<Problem>& problems) {
  std::vector<WorkTreeDir> out = {{repository.common_dir, ""}};
  const std::string folder = repository.common_dir + "/worktrees";
  const auto names = folder_names(folder);
  if (!names) problems.push_back({folder, names.error().message});
  if (!names || !*names) return out;
  for (const std::string& name : **names) {
    struct stat facts {};
    const std::string path = folder + "/" + name;
    if (lstat(path.c_str(), &facts) != 0 || S_ISREG(facts.st_mode)) continue;
    if (S_ISDIR(facts.st_mode)) {
      out.push_back({path, "worktrees/" + name + "/"});
    } else {
      problems.push_back({path, "is no folder, so it is not followed; run `git worktree prune`"});
    }
  }
  return out;
}

}  // namespace scan::git

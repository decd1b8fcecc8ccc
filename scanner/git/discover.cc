// The walk from a folder upwards to a repository, as git's setup.c does it.
#include <sys/stat.h>

#include <algorithm>
#include <filesystem>

#include "git/read_file.h"
#include "git/repository.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxGitFile = 64 << 10;

std::string parent_of(const std::string& folder) {
  const std::size_t slash = folder.rfind('/');
  return slash == 0 ? "/" : folder.substr(0, slash);
}

// Folders that the walk must not enter. After an empty entry links are no longer resolved: some
// file systems make that slow, and people say so by it.
std::vector<std::string> ceilings_of(const std::string& list) {
  std::vector<std::string> out;
  bool resolve = true;
  std::size_t at = 0;
  while (at <= list.size() && !list.empty()) {
    const std::size_t end = std::min(list.find(':', at), list.size());
    std::string folder = list.substr(at, end - at);
    at = end + 1;
    if (folder.empty()) {
      resolve = false;
      continue;
    }
    if (!folder.starts_with('/')) continue;
    std::error_code failed;
    const std::filesystem::path real = std::filesystem::canonical(folder, failed);
    if (resolve && !failed) folder = real.string();
    while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
    out.push_back(std::move(folder));
  }
  return out;
}

// The folder that the `.git` file at `path` names.
Result<std::string> follow_git_file(const std::string& path, const Environment& environment) {
  const auto text = read_file(path, kMaxGitFile);
  if (!text) return text.error();
  constexpr std::string_view head = "gitdir: ";
  if (!*text || !(*text)->starts_with(head)) {
    return Error{path + " does not begin with `gitdir: `; it belongs to a broken work tree"};
  }
  std::string target = (*text)->substr(head.size());
  while (target.ends_with('\n') || target.ends_with('\r')) target.pop_back();
  if (target.empty()) return Error{path + " names no folder"};
  target = join_path(parent_of(path), target);
  if (!is_git_dir(target, environment)) {
    return Error{path + " names " + target +
                 ", which is not a repository; `git worktree repair` or `git submodule update` may "
                 "mend it"};
  }
  return target;
}

// The repository that stands in `folder`, if one does.
Result<std::optional<Repository>> look_in(const std::string& folder,
                                          const Environment& environment) {
  const std::string dot_git = folder == "/" ? "/.git" : folder + "/.git";
  struct stat facts {};
  std::optional<std::string> git_dir;
  if (stat(dot_git.c_str(), &facts) == 0) {
    if (S_ISREG(facts.st_mode)) {
      auto target = follow_git_file(dot_git, environment);
      if (!target) return target.error();
      git_dir = std::move(*target);
    } else if (S_ISDIR(facts.st_mode) && is_git_dir(dot_git, environment)) {
      git_dir = dot_git;
    }
  }
  std::optional<std::string> work_tree = folder;
  if (!git_dir && is_git_dir(folder, environment)) {
    git_dir = folder;
    work_tree.reset();
  }
  if (!git_dir) return std::optional<Repository>();
  auto opened = open_git_dir(*git_dir, work_tree, environment);
  if (!opened) return opened.error();
  return std::optional<Repository>(std::move(*opened));
}

Result<std::optional<Repository>> open_named(const Environment& environment) {
  std::string path = join_path(environment.cwd, *environment.dir);
  struct stat facts {};
  if (stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode)) {
    auto target = follow_git_file(path, environment);
    if (!target) return target.error();
    path = std::move(*target);
  }
  if (!is_git_dir(path, environment)) {
    return Error{"GIT_DIR names " + path + ", which is not a repository"};
  }
  auto opened = open_git_dir(path, environment.cwd, environment);
  if (!opened) return opened.error();
  return std::optional<Repository>(std::move(*opened));
}

}  // namespace

Result<std::optional<Repository>> discover(const std::string& start,
                                           const Environment& environment) {
  if (environment.dir) return open_named(environment);
  std::error_code failed;
  const std::string path = join_path(environment.cwd, start);
  std::string folder = std::filesystem::canonical(path, failed).string();
  struct stat facts {};
  if (failed || stat(folder.c_str(), &facts) != 0) return Error{path + ": no such folder"};
  if (!S_ISDIR(facts.st_mode)) folder = parent_of(folder);

  const std::vector<std::string> ceilings = ceilings_of(environment.ceiling_directories);
  const dev_t device = facts.st_dev;
  for (;;) {
    auto found = look_in(folder, environment);
    if (!found || *found || folder == "/") return found;
    folder = parent_of(folder);
    if (std::find(ceilings.begin(), ceilings.end(), folder) != ceilings.end()) {
      return std::optional<Repository>();
    }
    if (stat(folder.c_str(), &facts) != 0) return std::optional<Repository>();
    if (facts.st_dev != device && !environment.across_filesystems) {
      return std::optional<Repository>();
    }
  }
}

}  // namespace scan::git

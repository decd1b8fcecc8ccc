// Index and ignore files of one work tree.
#include "engine/work_trees.h"

#include <cstdlib>

#include "git/index_file.h"
#include "git/read_file.h"
#include "git/repository.h"
#include "source/repository_folder.h"

namespace scan::engine {
namespace {

// A work tree that a walk enters is what its own `.git` says, not what the variables of a hook
// name.
git::Environment without_variables(const git::Environment& environment) {
  git::Environment bare;
  bare.cwd = environment.cwd;
  return bare;
}

std::shared_ptr<const TrackedFiles> tracked_files(const git::IndexFile& index) {
  std::vector<std::string> paths;
  std::vector<std::string> gitlinks;
  paths.reserve(index.entries().size());
  for (const git::IndexEntry& entry : index.entries()) {
    if (entry.is_sparse_folder()) continue;
    paths.emplace_back(entry.path);
    if (entry.mode == git::Mode::kSubmodule) gitlinks.emplace_back(entry.path);
  }
  return std::make_shared<SortedTrackedFiles>(std::move(paths), std::move(gitlinks));
}

git::IgnoreRules::Ptr with_file(git::IgnoreRules::Ptr weaker, const std::string& path,
                                bool ignore_case) {
  if (path.empty()) return weaker;
  auto bytes = git::read_file(path, kMostIgnoreBytes);
  if (!bytes || !*bytes) return weaker;
  return git::IgnoreRules::with(std::move(weaker), path, "", std::move(**bytes), ignore_case);
}

}  // namespace

WorkTrees::WorkTrees(git::Environment environment, std::string excludes_file)
    : environment_(without_variables(environment)), excludes_file_(std::move(excludes_file)) {}

std::optional<std::string> WorkTrees::root_of(const std::string& folder) {
  const auto repository = git::discover(folder, environment_);
  if (!repository || !*repository || (*repository)->work_tree.empty()) return std::nullopt;
  // core.worktree may name any folder; one that does not hold this one says nothing of it.
  const std::string& root = (*repository)->work_tree;
  const bool holds = root == "/" || folder == root || folder.starts_with(root + "/");
  return holds ? std::optional(root) : std::nullopt;
}

Result<WorkTree> WorkTrees::open(const std::string& root) {
  const auto repository = git::discover(root, environment_);
  if (!repository) return repository.error();
  if (!*repository) return Error{root + " is no git repository"};
  const auto index = git::IndexFile::open(**repository);
  if (!index) return index.error();
  WorkTree tree;
  tree.ignore_case = (*repository)->ignore_case;
  tree.tracked = tracked_files(*index);
  tree.ignores = with_file(nullptr, excludes_file_, tree.ignore_case);
  tree.ignores = with_file(std::move(tree.ignores), (*repository)->common_dir + "/info/exclude",
                           tree.ignore_case);
  return tree;
}

}  // namespace scan::engine

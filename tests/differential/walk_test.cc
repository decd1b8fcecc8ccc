// The walk against `git ls-files -c -o --exclude-standard`: the same files, in random repositories
// with tracked files below ignored folders, links, deleted files and folders with an empty `.git`.
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "source/paths.h"
#include "support/git_sandbox.h"
#include "support/random_ignores.h"
#include "support/recording_sink.h"

namespace scan {
namespace {

using scan::testing::GitSandbox;
using scan::testing::RandomIgnores;
using scan::testing::RecordingSink;
namespace fs = std::filesystem;

std::vector<std::string> split_nul(const std::string& text) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\0', at);
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// Answers from git itself.
class GitRepositories : public Repositories {
 public:
  explicit GitRepositories(GitSandbox& box) : box_(box) {}

  std::optional<std::string> root_of(const std::string& folder) override {
    const auto found = box_.try_git({"-C", folder, "rev-parse", "--show-toplevel"});
    if (found.exit_code != 0) return std::nullopt;
    return found.out.substr(0, found.out.size() - 1);
  }
  Result<WorkTree> open(const std::string& root) override {
    WorkTree tree;
    std::vector<std::string> paths = split_nul(box_.git({"-C", root, "ls-files", "-z"}));
    tree.tracked = std::make_shared<SortedTrackedFiles>(paths, std::vector<std::string>());
    return tree;
  }

 private:
  GitSandbox& box_;
};

void make_world(GitSandbox& box, RandomIgnores& random) {
  box.git({"init", "-q"});
  std::vector<std::string> folders = {""};
  std::vector<std::string> files;
  for (int i = 0; i < 70; ++i) {
    std::string path = folders[random.below(folders.size())];
    if (!path.empty()) path += "/";
    path += random.name();
    if (fs::exists(fs::symlink_status(box.path(path)))) continue;
    if (random.chance(40)) {
      fs::create_directories(box.path(path));
      folders.push_back(path);
    } else if (random.chance(10)) {
      box.symlink(random.chance(50) ? ".." : "nowhere", path);
      files.push_back(path);
    } else {
      box.write(path, path);
      files.push_back(path);
    }
  }
  for (const std::string& folder : folders) {
    if (!folder.empty() && !random.chance(35)) continue;
    box.write(folder.empty() ? ".gitignore" : folder + "/.gitignore", random.file(5));
  }
  for (const std::string& file : files) {
    if (random.chance(35)) box.git({"add", "-f", "--", ":(literal)" + file});
  }
  for (const std::string& file : files) {
    if (random.chance(5)) box.remove(file);
  }
  const std::string& nested = folders[random.below(folders.size())];
  if (!nested.empty() && random.chance(50)) fs::create_directory(box.path(nested) + "/.git");
}

std::set<std::string> from_git(GitSandbox& box) {
  std::set<std::string> out;
  for (const std::string& path :
       split_nul(box.git({"ls-files", "-z", "-c", "-o", "--exclude-standard"}))) {
    // A tracked path whose parent became a link is no file of this work tree.
    if (fs::exists(fs::symlink_status(box.path(path)))) out.insert(path);
  }
  return out;
}

TEST(WalkDifferential, SameFilesAsGit) {
  std::size_t total = 0;
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    SCOPED_TRACE(seed);
    RandomIgnores random(seed);
    GitSandbox box;
    make_world(box, random);
    GitRepositories repositories(box);
    RecordingSink sink;
    WorkerPool pool(1 + seed % 3);
    Walk walk(pool, sink, repositories, {});
    ASSERT_TRUE(add_paths(walk, repositories, {box.dir()}).ok());
    pool.run();
    std::set<std::string> found;
    for (const auto& [path, pieces] : sink.files) {
      EXPECT_EQ(pieces.size(), 1u) << path << " was delivered more than once";
      found.insert(path);
    }
    for (const auto& [path, text] : sink.links) found.insert(path);
    EXPECT_EQ(found, from_git(box));
    EXPECT_TRUE(sink.problems.empty()) << sink.problems.front().where;
    total += found.size();
  }
  EXPECT_GT(total, 400u) << "the random trees are nearly empty: the test says little";
}

}  // namespace
}  // namespace scan

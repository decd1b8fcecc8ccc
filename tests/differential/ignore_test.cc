// The ignore matcher against `git check-ignore -v`: the same verdict and the same deciding line,
// for random trees, patterns and paths.
#include "git/ignore.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <map>
#include <set>

#include "support/git_sandbox.h"
#include "support/random_ignores.h"

namespace scan::git {
namespace {

using scan::testing::GitSandbox;
using scan::testing::RandomIgnores;

class FilesInMemory : public IgnoreFiles {
 public:
  std::optional<std::string> read(std::string_view folder) override {
    const auto found = files.find(std::string(folder));
    if (found == files.end()) return std::nullopt;
    return found->second;
  }
  std::map<std::string, std::string> files;  // by folder
};

struct World {
  GitSandbox box;
  FilesInMemory ignores;
  IgnoreRules::Ptr base;
  std::set<std::string> folders;
  std::vector<std::string> paths;
  bool ignore_case = false;
};

// The paths inside `folder`, relative to it.
std::vector<std::string> below(const std::vector<std::string>& paths, const std::string& folder) {
  const std::string prefix = folder.empty() ? "" : folder + "/";
  std::vector<std::string> out;
  for (const std::string& path : paths) {
    if (path.starts_with(prefix)) out.push_back(path.substr(prefix.size()));
  }
  return out;
}

void make_tree(World& world, RandomIgnores& random) {
  std::vector<std::string> folders = {""};
  for (int i = 0; i < 60; ++i) {
    std::string path = folders[random.below(folders.size())];
    if (!path.empty()) path += "/";
    path += random.name();
    std::error_code none;
    if (std::filesystem::exists(world.box.path(path), none)) continue;
    if (random.chance(45)) {
      std::filesystem::create_directories(world.box.path(path));
      world.folders.insert(path);
      folders.push_back(path);
    } else {
      world.box.write(path, "");
    }
    world.paths.push_back(path);
  }
  for (const std::string& folder : folders) {
    if (!folder.empty() && !random.chance(40)) continue;
    const std::string bytes = random.file(folder.empty() ? 10 : 4, below(world.paths, folder));
    world.ignores.files[folder] = bytes;
    world.box.write(folder.empty() ? ".gitignore" : folder + "/.gitignore", bytes);
  }
}

void make_base(World& world, RandomIgnores& random) {
  const std::string global = random.file(3);
  const std::string exclude = random.file(3);
  const std::string global_path = world.box.path("../global");
  world.box.write("../global", global);
  world.box.write(".git/info/exclude", exclude);
  world.box.git({"config", "core.excludesFile", global_path});
  world.ignore_case = random.chance(20);
  world.box.git({"config", "core.ignoreCase", world.ignore_case ? "true" : "false"});
  world.base = IgnoreRules::with(nullptr, global_path, "", global, world.ignore_case);
  world.base = IgnoreRules::with(world.base, ".git/info/exclude", "", exclude, world.ignore_case);
}

// "source NUL line NUL pattern NUL path NUL" for each path, as git prints it.
std::string our_answer(World& world) {
  std::string out;
  for (const std::string& path : world.paths) {
    const IgnoreDecision decision =
        decide(world.base, path, world.folders.count(path) != 0, world.ignores, world.ignore_case);
    if (decision.match) {
      out += decision.match->source;
      out += '\0' + std::to_string(decision.match->line) + '\0';
      out += decision.match->text;
    } else {
      out += std::string(2, '\0');
    }
    out += '\0' + path + '\0';
  }
  return out;
}

std::vector<std::string> records(const std::string& answer) {
  std::vector<std::string> out(1);
  int fields = 0;
  for (const char c : answer) {
    out.back() += c == '\0' ? '|' : c;
    if (c == '\0' && ++fields % 4 == 0) out.emplace_back();
  }
  return out;
}

TEST(IgnoreDifferential, SameVerdictAndLineAsGit) {
  std::size_t matched = 0;
  for (std::uint32_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE(seed);
    RandomIgnores random(seed);
    World world;
    world.box.git({"init", "-q"});
    make_base(world, random);
    make_tree(world, random);
    std::string input;
    for (const std::string& path : world.paths) input += path + '\0';
    const GitSandbox::Outcome git =
        world.box.try_git({"check-ignore", "-v", "-n", "--no-index", "--stdin", "-z"}, input);
    ASSERT_LE(git.exit_code, 1) << git.err;
    const std::vector<std::string> expected = records(git.out);
    const std::vector<std::string> found = records(our_answer(world));
    ASSERT_EQ(found.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      EXPECT_EQ(found[i], expected[i]);
      if (!expected[i].starts_with("||")) ++matched;
    }
  }
  EXPECT_GT(matched, 500u) << "the random patterns hardly match anything: the test says little";
}

}  // namespace
}  // namespace scan::git

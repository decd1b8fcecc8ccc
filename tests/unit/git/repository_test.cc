// Discovery in every layout that git makes, held against `git rev-parse`.
#include "git/repository.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "support/git_sandbox.h"

namespace scan::git {
namespace {

class RepositoryTest : public ::testing::Test {
 protected:
  static Environment environment(const std::string& folder) {
    Environment out;
    out.cwd = folder;
    return out;
  }

  Repository found(const std::string& folder) { return found(environment(folder)); }
  Repository found(const Environment& env) {
    auto result = discover(".", env);
    EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
    EXPECT_TRUE(result.ok() && *result) << "nothing found from " << env.cwd;
    return result.ok() && *result ? **result : Repository{};
  }
  std::string failure(const Environment& env) {
    const auto result = discover(".", env);
    return result.ok() ? "" : result.error().message;
  }
  bool is_none(const Environment& env) {
    const auto result = discover(".", env);
    return result.ok() && !*result;
  }

  // git's answer, made absolute.
  std::string rev_parse(const std::string& folder, const std::vector<std::string>& what) {
    std::vector<std::string> command = {"-C", folder, "rev-parse", "--path-format=absolute"};
    command.insert(command.end(), what.begin(), what.end());
    std::string out = box_.git(command);
    if (out.ends_with('\n')) out.pop_back();
    return std::filesystem::weakly_canonical(out).string();
  }
  void expect_as_git(const std::string& folder, bool bare = false) {
    SCOPED_TRACE(folder);
    const Repository repository = found(folder);
    EXPECT_EQ(repository.git_dir, rev_parse(folder, {"--git-dir"}));
    EXPECT_EQ(repository.common_dir, rev_parse(folder, {"--git-common-dir"}));
    EXPECT_EQ(repository.objects_dir, rev_parse(folder, {"--git-path", "objects"}));
    EXPECT_EQ(repository.index_file, rev_parse(folder, {"--git-path", "index"}));
    if (bare) {
      EXPECT_EQ(repository.work_tree, "");
    } else {
      EXPECT_EQ(repository.work_tree, rev_parse(folder, {"--show-toplevel"}));
    }
  }

  testing::GitSandbox box_;
};

TEST_F(RepositoryTest, OrdinaryAndBelow) {
  box_.git({"init", "-q"});
  box_.write("a/b/c", "x");
  expect_as_git(box_.dir());
  expect_as_git(box_.path("a/b"));
  const auto from_file = discover("a/b/c", environment(box_.dir()));
  ASSERT_TRUE(from_file.ok() && *from_file);
  EXPECT_EQ((*from_file)->work_tree, box_.dir());
  EXPECT_EQ((*from_file)->index_file, box_.path(".git/index"));
}

TEST_F(RepositoryTest, BareAndSeparate) {
  box_.git({"init", "-q", "--bare", "bare.git"});
  expect_as_git(box_.path("bare.git"), true);
  expect_as_git(box_.path("bare.git/refs"), true);
  box_.git({"init", "-q", "--separate-git-dir", "elsewhere", "tree"});
  expect_as_git(box_.path("tree"));
  box_.git({"-C", "tree", "config", "core.worktree", box_.path("other")});
  std::filesystem::create_directories(box_.path("other"));
  EXPECT_EQ(found(box_.path("tree")).work_tree, box_.path("other"));
}

TEST_F(RepositoryTest, LinkedWorkTrees) {
  box_.git({"init", "-q"});
  box_.git({"commit", "-q", "--allow-empty", "-m", "x"});
  box_.git({"worktree", "add", "-q", "linked"});
  expect_as_git(box_.path("linked"));
  EXPECT_EQ(found(box_.path("linked")).index_file, box_.path(".git/worktrees/linked/index"));

  // A bare repository with work trees: core.bare is not theirs.
  box_.git({"clone", "-q", "--bare", ".", "store.git"});
  box_.git({"-C", "store.git", "worktree", "add", "-q", "../tree2"});
  expect_as_git(box_.path("tree2"));
  box_.git({"-C", "tree2", "config", "extensions.worktreeConfig", "true"});
  box_.git({"-C", "tree2", "config", "--worktree", "core.bare", "true"});
  EXPECT_EQ(found(box_.path("tree2")).work_tree, "");
}

TEST_F(RepositoryTest, NoneIsNotBroken) {
  EXPECT_TRUE(is_none(environment(box_.dir())));
  EXPECT_TRUE(is_none(environment("/")));
  box_.write(".git/HEAD", "ref: refs/heads/main\n");
  EXPECT_TRUE(is_none(environment(box_.dir()))) << "git looks on above such a folder";
  EXPECT_NE(failure(environment(box_.path("absent"))), "");
}

TEST_F(RepositoryTest, BrokenOnesAreErrors) {
  box_.write("one/.git", "no pointer\n");
  box_.write("two/.git", "gitdir: /nowhere/at/all\n");
  box_.write("three/.git", "gitdir: \n");
  for (const char* name : {"one", "two", "three"}) {
    SCOPED_TRACE(name);
    EXPECT_NE(failure(environment(box_.path(name))).find("/.git"), std::string::npos);
  }
  const struct {
    const char* config;
    const char* names;
  } rows[] = {
      {"[core\n", "config:1"},
      {"[core]\nbare = perhaps\n", "core.bare"},
      {"[core]\nrepositoryformatversion = 2\n", "version 2"},
      {"[core]\nrepositoryformatversion = 1\n[extensions]\nnewer = 1\n", "newer"},
      {"[core]\nrepositoryformatversion = 1\n[extensions]\nrefStorage = reftable\n", "reftable"},
      {"[core]\nrepositoryformatversion = 1\n[extensions]\nobjectFormat = md5\n", "md5"},
  };
  box_.git({"init", "-q", "four"});
  for (const auto& row : rows) {
    SCOPED_TRACE(row.config);
    box_.write("four/.git/config", row.config);
    EXPECT_NE(failure(environment(box_.path("four"))).find(row.names), std::string::npos)
        << failure(environment(box_.path("four")));
  }
}

TEST_F(RepositoryTest, Settings) {
  box_.git({"init", "-q", "--object-format=sha256"});
  box_.git({"config", "core.ignoreCase", "true"});
  box_.git({"config", "core.excludesFile", "~/ignored"});
  box_.git({"config", "extensions.partialClone", "origin"});
  const Repository repository = found(box_.dir());
  EXPECT_TRUE(repository.sha256);
  EXPECT_TRUE(repository.ignore_case);
  EXPECT_TRUE(repository.partial);
  EXPECT_EQ(repository.excludes_file, "~/ignored");
}

TEST_F(RepositoryTest, NothingIncludedIsRead) {
  box_.git({"init", "-q"});
  box_.write("evil", "[core]\nworktree = /etc\n");
  box_.git({"config", "include.path", box_.path("evil")});
  EXPECT_EQ(found(box_.dir()).work_tree, box_.dir());
}

TEST_F(RepositoryTest, NamedByTheEnvironment) {
  box_.git({"init", "-q", "repo"});
  box_.write("tree/sub/x", "x");
  Environment env = environment(box_.path("tree/sub"));
  env.dir = "../../repo/.git";
  EXPECT_EQ(found(env).git_dir, box_.path("repo/.git"));
  EXPECT_EQ(found(env).work_tree, box_.path("tree/sub")) << "where git was started";
  env.work_tree = "..";
  EXPECT_EQ(found(env).work_tree, box_.path("tree"));
  env.index_file = "my-index";
  env.object_directory = "my-objects";
  env.alternate_object_directories = "/abs:rel";
  EXPECT_EQ(found(env).index_file, box_.path("tree/my-index"));
  EXPECT_EQ(found(env).objects_dir, box_.path("tree/my-objects"));
  EXPECT_EQ(found(env).alternates, (std::vector<std::string>{"/abs", box_.path("tree/rel")}));
  env.dir = "nowhere";
  EXPECT_NE(failure(env).find("GIT_DIR"), std::string::npos);
}

TEST_F(RepositoryTest, CeilingsStopTheWalk) {
  box_.git({"init", "-q"});
  box_.write("a/b/x", "x");
  Environment env = environment(box_.path("a/b"));
  env.ceiling_directories = box_.path("a");
  EXPECT_TRUE(is_none(env));
  env.ceiling_directories = "/else:" + box_.dir();
  EXPECT_TRUE(is_none(env));
  env.ceiling_directories = "relative::" + box_.path("a/b") + ":" + box_.path("c");
  EXPECT_EQ(found(env).work_tree, box_.dir()) << "the start itself is no ceiling";
}

}  // namespace
}  // namespace scan::git

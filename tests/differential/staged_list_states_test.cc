// The staged list in what states a repository may be: empty, linked, in the middle of a merge, with
// an index elsewhere or none, with a submodule, with folders that cannot be read.
#include <gtest/gtest.h>

#include <string>

#include "support/staged_list_check.h"

namespace scan::git {
namespace {

TEST_F(StagedListTest, FoldersThatDidNotChangeAreNotRead) {
  box_.git({"init", "-q"});
  box_.write("big/deep/file", "one\n");
  box_.write("other/file", "two\n");
  box_.git({"add", "."});
  commit();
  box_.write("other/file", "three\n");
  box_.git({"add", "other/file"});
  const std::string tree = box_.git({"rev-parse", "HEAD:big"}).substr(0, 40);
  box_.remove(".git/objects/" + tree.substr(0, 2) + "/" + tree.substr(2));

  const auto repository = discover(box_.dir(), environment(box_.dir()));
  ASSERT_TRUE(repository.ok() && *repository);
  const auto store = ObjectStore::open(**repository);
  ASSERT_TRUE(store.ok());
  const auto index = IndexFile::open(**repository);
  ASSERT_TRUE(index.ok());
  const auto top = store->commit_tree(**head(**repository));
  ASSERT_TRUE(top.ok());
  const auto fast = staged_list(*index, *store, *top);
  ASSERT_TRUE(fast.ok()) << fast.error().message;
  ASSERT_EQ(fast->size(), 1u);
  EXPECT_EQ(fast->front().path, "other/file");
  const auto plain = staged_list_plain(*index, *store, *top);
  ASSERT_FALSE(plain.ok());
  EXPECT_NE(plain.error().message.find(tree), std::string::npos) << plain.error().message;
}

TEST_F(StagedListTest, EmptyRepository) {
  box_.git({"init", "-q"});
  EXPECT_EQ(compare(), 0u);
  box_.write("a.txt", "text\n");
  box_.git({"add", "a.txt"});
  EXPECT_EQ(compare(), 1u);
}

TEST_F(StagedListTest, MissingIndexDeletesEverything) {
  box_.git({"init", "-q"});
  stage_some(20);
  commit();
  box_.remove(".git/index");
  EXPECT_GT(compare(), 1u);
}

TEST_F(StagedListTest, LinkedWorkTree) {
  box_.git({"init", "-q"});
  stage_some(30);
  commit();
  box_.git({"worktree", "add", "-q", "--detach", "../linked"});
  const std::string linked = std::string(box_.dir()).append("/../linked");
  box_.write("../linked/fresh.txt", "text\n");
  box_.git({"-C", linked, "add", "fresh.txt"});
  EXPECT_EQ(compare(linked, environment(linked)), 1u);
  EXPECT_EQ(compare(), 0u);
}

TEST_F(StagedListTest, IndexNamedByTheEnvironment) {
  box_.git({"init", "-q"});
  stage_some(30);
  commit();
  box_.write("below/x", "text\n");
  box_.git({"add", "below/x"});
  box_.git({"update-index", "--no-split-index"});
  // As in a hook of `git commit PATH`: relative to the top of the work tree wherever we stand.
  box_.write("next-index", box_.read(".git/index"));
  box_.git({"reset", "-q"});
  box_.set_env("GIT_INDEX_FILE", "next-index");
  Environment env = environment(box_.path("below"));
  env.index_file = "next-index";
  EXPECT_EQ(compare(box_.path("below"), env), 1u);
}

TEST_F(StagedListTest, RealMergeConflicts) {
  box_.git({"init", "-q"});
  box_.write("f", "one\n");
  box_.write("gone", "two\n");
  box_.write("folder/x", "three\n");
  box_.git({"add", "."});
  commit();
  box_.git({"checkout", "-q", "-b", "other"});
  box_.write("f", "theirs\n");
  box_.write("both", "theirs\n");
  box_.write("only-theirs", "new\n");
  box_.git({"rm", "-q", "-r", "gone", "folder"});
  box_.write("folder", "now a file\n");
  box_.git({"add", "."});
  commit();
  box_.git({"checkout", "-q", "main"});
  box_.write("f", "ours\n");
  box_.write("both", "ours\n");
  box_.write("gone", "ours\n");
  box_.write("folder/x", "ours\n");
  box_.git({"add", "."});
  commit();
  EXPECT_NE(box_.try_git({"merge", "-q", "other"}).exit_code, 0);
  EXPECT_GE(compare(), 4u);
}

TEST_F(StagedListTest, Submodule) {
  GitSandbox inner;
  inner.git({"init", "-q"});
  inner.git({"commit", "-q", "--allow-empty", "-m", "inner"});
  box_.git({"init", "-q"});
  commit();
  box_.git({"submodule", "--quiet", "add", inner.dir(), "sub"});
  EXPECT_EQ(compare(), 2u);
  commit();
  EXPECT_EQ(compare(), 0u);
  const auto nested = discover("sub", environment(box_.dir()));
  ASSERT_TRUE(nested.ok() && *nested);
  EXPECT_EQ((*nested)->work_tree, box_.path("sub"));
  EXPECT_EQ((*nested)->git_dir, box_.path(".git/modules/sub"));
}

}  // namespace
}  // namespace scan::git

// References, reflogs and indexes of repositories with several work trees, held against git's own
// lists; and folders that only an attacker would lay.
#include "git/ref_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "support/git_sandbox.h"

namespace scan::git {
namespace {

class RefListTest : public ::testing::Test {
 protected:
  RefListTest() { box_.git({"init", "-q", "-b", "main"}); }

  Repository repository(const std::string& folder) const {
    Environment environment;
    environment.cwd = folder;
    auto found = discover(folder, environment);
    EXPECT_TRUE(found.ok() && *found);
    return **found;
  }
  RefList list() const { return list_refs(repository(box_.dir())); }

  std::string commit(const std::string& message = "x") {
    box_.git({"commit", "-q", "--allow-empty", "-m", message});
    return box_.git({"rev-parse", "HEAD"}).substr(0, 40);
  }
  // As `git for-each-ref` prints them.
  static std::string text(const RefList& list, bool only_shared) {
    std::string out;
    for (const Ref& ref : list.refs) {
      if (only_shared && !ref.name.starts_with("refs/")) continue;
      out += ref.id.hex() + " " + ref.name + "\n";
    }
    return out;
  }
  static std::string id_of(const RefList& list, const std::string& name) {
    for (const Ref& ref : list.refs) {
      if (ref.name == name) return ref.id.hex();
    }
    return "none";
  }
  std::string for_each_ref() {
    return box_.git({"for-each-ref", "--format=%(objectname) %(refname)"});
  }

  testing::GitSandbox box_;
};

TEST_F(RefListTest, Unborn) {
  const RefList refs = list();
  EXPECT_TRUE(refs.refs.empty());
  EXPECT_TRUE(refs.problems.empty());
  EXPECT_EQ(refs.default_branch, "");
}

TEST_F(RefListTest, LoosePackedAndSymbolicAsGitListsThem) {
  commit("1");
  box_.git({"branch", "a/deep/branch"});
  box_.git({"branch", "a-b"});
  box_.git({"tag", "-a", "-m", "t", "v1"});
  box_.git({"tag", "light"});
  box_.git({"symbolic-ref", "refs/heads/alias", "refs/heads/main"});
  box_.git({"pack-refs", "--all"});
  commit("2");
  box_.git({"branch", "loose"});
  box_.git({"update-ref", "refs/stash", "HEAD~1"});
  box_.git({"symbolic-ref", "refs/heads/unborn-alias", "refs/heads/unborn"});
  const RefList refs = list();
  EXPECT_EQ(text(refs, true), for_each_ref());
  EXPECT_EQ(id_of(refs, "HEAD") + "\n", box_.git({"rev-parse", "HEAD"}));
  EXPECT_EQ(refs.default_branch, "refs/heads/main");
  EXPECT_TRUE(refs.problems.empty());
}

TEST_F(RefListTest, ReplaceRefsAreLeftOut) {
  const std::string first = commit("1");
  const std::string second = commit("2");
  box_.git({"replace", second, first});
  box_.git({"pack-refs", "--all"});
  EXPECT_EQ(text(list(), true), second + " refs/heads/main\n");
}

TEST_F(RefListTest, DefaultBranchOfADetachedClone) {
  commit();
  box_.git({"update-ref", "refs/remotes/origin/trunk", "HEAD"});
  box_.git({"symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk"});
  box_.git({"checkout", "-q", "--detach"});
  EXPECT_EQ(list().default_branch, "refs/remotes/origin/trunk");
}

TEST_F(RefListTest, LinkedWorkTreesAndPseudoReferences) {
  const std::string first = commit("1");
  const std::string second = commit("2");
  box_.git({"worktree", "add", "-q", "--detach", "../linked", first});
  box_.git({"-C", "../linked", "update-ref", "refs/worktree/own", first});
  box_.git({"-C", "../linked", "update-ref", "refs/bisect/bad", second});
  box_.git({"reset", "-q", "--hard", first});  // writes ORIG_HEAD
  box_.write(".git/FETCH_HEAD",
             first + "\t\tbranch 'a' of x\n" + second + "\tnot-for-merge\tbranch 'b' of x\n");
  const std::string linked = std::string(box_.dir()) + "/../linked";
  for (const std::string& folder : {std::string(box_.dir()), linked}) {
    SCOPED_TRACE(folder);
    const RefList refs = list_refs(repository(folder));
    EXPECT_TRUE(refs.problems.empty());
    EXPECT_EQ(id_of(refs, "HEAD"), first);
    EXPECT_EQ(id_of(refs, "ORIG_HEAD"), second);
    EXPECT_EQ(id_of(refs, "worktrees/linked/HEAD"), first);
    EXPECT_EQ(id_of(refs, "worktrees/linked/refs/worktree/own"), first);
    EXPECT_EQ(id_of(refs, "worktrees/linked/refs/bisect/bad"), second);
    EXPECT_EQ(std::count_if(refs.refs.begin(), refs.refs.end(),
                            [](const Ref& ref) { return ref.name == "FETCH_HEAD"; }),
              2);
    EXPECT_EQ(index_files(repository(folder)).size(), 2U);
  }
}

TEST_F(RefListTest, BrokenOnesAreToldAndTheRestIsListed) {
  const std::string good = commit();
  box_.write(".git/refs/heads/garbage", "no id\n");
  box_.write(".git/refs/heads/empty", "");
  box_.write(".git/refs/heads/zero", std::string(40, '0') + "\n");
  box_.write(".git/refs/heads/bad name", good + "\n");
  box_.write(".git/refs/heads/half.lock", "no matter\n");
  box_.write(".git/refs/heads/one", "ref: refs/heads/two\n");
  box_.write(".git/refs/heads/two", "ref: refs/heads/one\n");
  box_.symlink("/etc", ".git/refs/heads/out");
  box_.symlink("/etc/hostname", ".git/refs/heads/file");
  box_.symlink("refs/heads/main", ".git/refs/heads/old-style");
  box_.write(".git/packed-refs", "# pack-refs with: peeled\n" + good + " refs/tags/ok\nrubbish\n" +
                                     good + " ../../etc\n^" + good + "\n");
  const RefList refs = list();
  EXPECT_EQ(text(refs, true), good + " refs/heads/main\n" + good + " refs/heads/old-style\n" +
                                  good + " refs/tags/ok\n");
  std::map<std::string, std::string> told;
  for (const Problem& problem : refs.problems) told[problem.where] = problem.reason;
  for (const char* name :
       {"refs/heads/garbage", "refs/heads/empty", "refs/heads/zero", "refs/heads/bad name",
        "refs/heads/one", "refs/heads/two", "refs/heads/out", "refs/heads/file"}) {
    EXPECT_TRUE(told.contains(name)) << name;
  }
  const std::string packed = std::string(box_.dir()) + "/.git/packed-refs";
  ASSERT_TRUE(told.contains(packed));
  EXPECT_TRUE(told[packed].starts_with("2 of its lines")) << told[packed];
  EXPECT_EQ(told.size(), 9U);
}

TEST_F(RefListTest, FoldersTooDeepAreTold) {
  const std::string good = commit();
  std::string path = ".git/refs/heads";
  for (int i = 0; i < 100; ++i) path += "/d";
  box_.write(path + "/leaf", good + "\n");
  const RefList refs = list();
  EXPECT_EQ(text(refs, true), good + " refs/heads/main\n");
  EXPECT_EQ(refs.problems.size(), 1U);
}

TEST_F(RefListTest, AHundredThousandPackedReferences) {
  const std::string good = commit();
  std::string packed = "# pack-refs with: peeled fully-peeled sorted \n";
  for (int i = 100000; i < 200000; ++i) {
    packed += good + " refs/tags/" + std::to_string(i) + "\n";
  }
  box_.write(".git/packed-refs", packed);
  const RefList refs = list();
  EXPECT_EQ(refs.refs.size(), 100002U);
  EXPECT_EQ(id_of(refs, "refs/tags/199999"), good);
}

TEST_F(RefListTest, ReflogsOfAllWorkTrees) {
  std::vector<std::string> wanted = {commit("1"), commit("2")};
  box_.git({"commit", "-q", "--amend", "--allow-empty", "-m", "3"});
  wanted.push_back(box_.git({"rev-parse", "HEAD"}).substr(0, 40));
  box_.git({"worktree", "add", "-q", "--detach", "../linked"});
  box_.git({"-C", "../linked", "commit", "-q", "--allow-empty", "-m", "4"});
  wanted.push_back(box_.git({"-C", "../linked", "rev-parse", "HEAD"}).substr(0, 40));
  const std::string forged(40, '7');
  // A line far longer than a buffer, one that is cut, and one without a line end.
  box_.write(".git/logs/refs/heads/other",
             forged + " " + wanted[0] + " " + std::string(200000, 'x') + "\n" + forged + "\n" +
                 std::string(40, '0') + " " + std::string(40, '8') + " end");
  wanted.push_back(forged);
  wanted.push_back(std::string(40, '8'));
  std::sort(wanted.begin(), wanted.end());
  const ReflogIds found = list_reflog_ids(repository(box_.dir()));
  std::vector<std::string> ids;
  for (const ObjectId& id : found.ids) ids.push_back(id.hex());
  EXPECT_EQ(ids, wanted);
  ASSERT_EQ(found.problems.size(), 1U);
  EXPECT_TRUE(found.problems[0].where.ends_with("/logs/refs/heads/other"));
  EXPECT_TRUE(found.problems[0].reason.starts_with("1 of its lines"));
}

TEST_F(RefListTest, ShallowCommits) {
  commit("1");
  const std::string second = commit("2");
  commit("3");
  const auto whole = shallow_commits(repository(box_.dir()));
  ASSERT_TRUE(whole.ok());
  EXPECT_TRUE(whole->empty());
  box_.git({"clone", "-q", "--depth=2", "file://" + std::string(box_.dir()), "../clone"});
  const Repository clone = repository(std::string(box_.dir()) + "/../clone");
  const auto shallow = shallow_commits(clone);
  ASSERT_TRUE(shallow.ok());
  ASSERT_EQ(shallow->size(), 1U);
  EXPECT_EQ((*shallow)[0].hex(), second);
  box_.write("../clone/.git/shallow", "rubbish\n");
  EXPECT_FALSE(shallow_commits(clone).ok());
}

}  // namespace
}  // namespace scan::git

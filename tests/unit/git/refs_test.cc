// References in every form that git writes, and in forms that only an attacker would.
#include "git/refs.h"

#include <gtest/gtest.h>

#include "support/git_sandbox.h"

namespace scan::git {
namespace {

class RefsTest : public ::testing::Test {
 protected:
  RefsTest() { box_.git({"init", "-q"}); }

  Repository repository(const std::string& folder) const {
    Environment environment;
    environment.cwd = folder;
    auto found = discover(folder, environment);
    EXPECT_TRUE(found.ok() && *found);
    return **found;
  }
  Repository repository() const { return repository(box_.dir()); }

  std::string commit() {
    box_.git({"commit", "-q", "--allow-empty", "-m", "x"});
    return box_.git({"rev-parse", "HEAD"}).substr(0, 40);
  }
  std::string resolved(const std::string& name) const {
    const auto id = resolve_ref(repository(), name);
    if (!id) return "error";
    return *id ? (*id)->hex() : "none";
  }

  testing::GitSandbox box_;
};

TEST_F(RefsTest, UnbornBranch) { EXPECT_EQ(resolved("HEAD"), "none"); }

TEST_F(RefsTest, LooseThenPacked) {
  const std::string first = commit();
  EXPECT_EQ(resolved("HEAD"), first);
  box_.git({"branch", "main-2"});  // begins like the other
  box_.git({"tag", "-a", "-m", "t", "v1"});
  box_.git({"pack-refs", "--all"});
  EXPECT_EQ(box_.read(".git/refs/heads/main"), "");
  EXPECT_EQ(resolved("HEAD"), first);
  EXPECT_EQ(resolved("refs/heads/main-2"), first);
  EXPECT_EQ(resolved("refs/heads/mai"), "none");
  EXPECT_EQ(resolved("refs/tags/v1"), box_.git({"rev-parse", "v1"}).substr(0, 40));
  const std::string second = commit();
  EXPECT_NE(first, second);
  EXPECT_EQ(resolved("HEAD"), second) << "the loose one is newer";
}

TEST_F(RefsTest, DetachedAndSymbolic) {
  const std::string first = commit();
  box_.git({"checkout", "-q", "--detach"});
  EXPECT_EQ(resolved("HEAD"), first);
  box_.git({"symbolic-ref", "refs/heads/alias", "refs/heads/main"});
  EXPECT_EQ(resolved("refs/heads/alias"), first);
}

TEST_F(RefsTest, HeadAsSymlink) {
  box_.symlink("refs/heads/main", ".git/HEAD");
  EXPECT_EQ(resolved("HEAD"), "none");
  const std::string first = commit();
  EXPECT_EQ(resolved("HEAD"), first);
}

TEST_F(RefsTest, LinkedWorkTreeHasItsOwnHead) {
  const std::string first = commit();
  box_.git({"worktree", "add", "-q", "-b", "side", "../linked"});
  const std::string linked = box_.dir() + "/../linked";
  box_.git({"-C", linked, "commit", "-q", "--allow-empty", "-m", "y"});
  const std::string second = box_.git({"-C", linked, "rev-parse", "HEAD"}).substr(0, 40);
  box_.git({"-C", linked, "update-ref", "refs/worktree/own", second});
  const Repository other = repository(linked);
  EXPECT_EQ((*head(other))->hex(), second);
  EXPECT_EQ((*resolve_ref(other, "refs/worktree/own"))->hex(), second);
  EXPECT_EQ((*resolve_ref(other, "refs/heads/main"))->hex(), first) << "shared";
  EXPECT_EQ(resolved("HEAD"), first);
  EXPECT_EQ(resolved("refs/worktree/own"), "none");
}

TEST_F(RefsTest, RefusesWhatLeadsNowhere) {
  commit();
  const std::string texts[] = {
      "ref: refs/heads/../../config",
      "ref: ../../secret",
      "ref: /etc/passwd",
      "ref: HEAD",
      "ref: config",
      "ref: refs/heads/a\x01",
      "ref:",
      "no id at all",
      "1234",
      std::string(64, 'a'),  // a SHA-256 id in a SHA-1 repository
      "",
  };
  for (const std::string& text : texts) {
    SCOPED_TRACE(text);
    box_.write(".git/HEAD", text + "\n");
    EXPECT_EQ(resolved("HEAD"), "error");
  }
  box_.write(".git/refs/heads/one", "ref: refs/heads/two\n");
  box_.write(".git/refs/heads/two", "ref: refs/heads/one\n");
  EXPECT_EQ(resolved("refs/heads/one"), "error") << "a circle";
  EXPECT_EQ(resolved("refs/heads/../../x"), "error");
}

TEST_F(RefsTest, ErrorsQuoteNothingFromFiles) {
  box_.write("private", "something private\n");
  box_.symlink(box_.path("private"), ".git/refs/heads/main");
  const auto id = head(repository());
  ASSERT_FALSE(id.ok());
  EXPECT_EQ(id.error().message.find("private"), std::string::npos) << id.error().message;
}

}  // namespace
}  // namespace scan::git

// What people type, held against `git rev-parse`.
#include "git/revision.h"

#include <gtest/gtest.h>

#include "support/git_sandbox.h"

namespace scan::git {
namespace {

class RevisionTest : public ::testing::Test {
 protected:
  RevisionTest() {
    box_.git({"init", "-q", "-b", "main"});
    commit("1");
    box_.git({"branch", "side"});
    commit("2");
    box_.git({"checkout", "-q", "side"});
    commit("3");
    box_.git({"checkout", "-q", "main"});
    box_.git({"merge", "-q", "--no-edit", "side"});
    box_.git({"tag", "-a", "-m", "t", "v1"});
    box_.git({"tag", "-a", "-m", "t", "v2", "v1"});
    box_.git({"tag", "both", "HEAD^2"});
    box_.git({"branch", "both", "HEAD^"});
    box_.git({"update-ref", "refs/remotes/origin/trunk", "HEAD^"});
    box_.git({"symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk"});
    box_.git({"tag", "tree", "HEAD^{tree}"});
  }
  void commit(const std::string& message) {
    box_.git({"commit", "-q", "--allow-empty", "-m", message});
  }
  std::string resolved(const std::string& text) const {
    Environment environment;
    environment.cwd = box_.dir();
    const auto repository = discover(box_.dir(), environment);
    EXPECT_TRUE(repository.ok() && *repository);
    const auto store = ObjectStore::open(**repository);
    EXPECT_TRUE(store.ok());
    const auto id = resolve_revision(**repository, *store, text);
    return id ? id->hex() : "error: " + id.error().message;
  }
  std::string asked_git(const std::string& text) {
    return box_.git({"rev-parse", "-q", "--verify", text + "^{commit}"}).substr(0, 40);
  }

  testing::GitSandbox box_;
};

TEST_F(RevisionTest, AsGitResolves) {
  const std::string head = asked_git("HEAD");
  for (const std::string& text : {std::string("HEAD"),
                                  std::string("@"),
                                  std::string("main"),
                                  std::string("heads/main"),
                                  std::string("refs/heads/main"),
                                  std::string("side"),
                                  std::string("v1"),
                                  std::string("v2"),
                                  std::string("tags/both"),
                                  std::string("heads/both"),
                                  std::string("both"),
                                  std::string("origin"),
                                  std::string("origin/trunk"),
                                  std::string("HEAD^"),
                                  std::string("HEAD^2"),
                                  std::string("HEAD^0"),
                                  std::string("HEAD~"),
                                  std::string("HEAD~2"),
                                  std::string("HEAD~0"),
                                  std::string("HEAD^^"),
                                  std::string("HEAD^2~1"),
                                  std::string("@~1"),
                                  std::string("v2^{}"),
                                  std::string("v2^{commit}"),
                                  std::string("v2^{commit}^2"),
                                  head,
                                  head.substr(0, 8),
                                  head.substr(0, 12) + "^"}) {
    SCOPED_TRACE(text);
    EXPECT_EQ(resolved(text), asked_git(text));
  }
}

TEST_F(RevisionTest, Errors) {
  const struct {
    std::string text;
    const char* wanted;
  } rows[] = {
      {"", "form that is not read"},
      {"nope", "no branch, tag or commit"},
      {"config", "no branch, tag or commit"},
      {"description", "no branch, tag or commit"},
      {std::string(40, 'd'), "no branch, tag or commit"},
      {std::string(64, 'd'), "no branch, tag or commit"},
      {std::string(40, '0'), "zero id"},
      {"dddddddd", "no branch, tag or commit"},
      {"HEAD^3", "has 2 parents"},
      {"HEAD~9", "has 0 parents"},
      {"HEAD~99999999999", "form that is not read"},
      {"HEAD@{1}", "form that is not read"},
      {"HEAD:file", "form that is not read"},
      {":/1", "form that is not read"},
      {"HEAD^{tree}", "form that is not read"},
      {"HEAD^{/1}", "form that is not read"},
      {"HEAD^!", "form that is not read"},
      {"HEAD^x", "form that is not read"},
      {"^HEAD", "form that is not read"},
      {"--all", "form that is not read"},
      {"-1", "form that is not read"},
      {"../../etc/passwd", "no branch, tag or commit"},
      {"tree", "leads to no commit"},
      {std::string(5000, 'a'), "form that is not read"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const std::string answer = resolved(row.text);
    EXPECT_TRUE(answer.starts_with("error: ")) << answer;
    EXPECT_NE(answer.find(row.wanted), std::string::npos) << answer;
  }
}

TEST_F(RevisionTest, AmbiguousBeginningsNameTheCandidates) {
  // Enough commits for two that begin with the same four digits.
  std::string all;
  std::string found;
  const std::string tree = box_.git({"write-tree"}).substr(0, 40);
  for (int i = 0; i < 2000 && found.empty(); ++i) {
    const std::string id = box_.git({"commit-tree", "-m", std::to_string(i), tree}).substr(0, 40);
    if (all.find("\n" + id.substr(0, 4)) != std::string::npos) found = id;
    all += "\n" + id;
  }
  ASSERT_FALSE(found.empty());
  const std::string answer = resolved(found.substr(0, 4));
  EXPECT_NE(answer.find("is ambiguous"), std::string::npos) << answer;
  EXPECT_NE(answer.find(found), std::string::npos) << answer;
  EXPECT_EQ(resolved(found), found);
}

TEST(RevisionRangeTest, Forms) {
  const struct {
    const char* text;
    const char* wanted;
  } rows[] = {{"a..b", "a .. b"},   {"a...b", "a ... b"},   {"a..", "a .. HEAD"},
              {"..b", "HEAD .. b"}, {"...b", "HEAD ... b"}, {"a^..b~2", "a^ .. b~2"},
              {"a", "none"},        {"..", "none"},         {"...", "none"},
              {"", "none"},         {"a....b", "a ... .b"}};
  for (const auto& row : rows) {
    SCOPED_TRACE(row.text);
    const auto range = parse_revision_range(row.text);
    EXPECT_EQ(range ? range->left + (range->symmetric ? " ... " : " .. ") + range->right : "none",
              row.wanted);
  }
}

}  // namespace
}  // namespace scan::git

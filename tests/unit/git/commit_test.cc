// Commits and tags as git writes them, and as only an attacker would.
#include "git/commit.h"

#include <gtest/gtest.h>

#include <string>

#include "support/git_sandbox.h"

namespace scan::git {
namespace {

const std::string kTree(40, 'a');
const std::string kParent(40, 'b');

std::string commit_text(const std::string& author) {
  return "tree " + kTree + "\nparent " + kParent + "\nauthor " + author + "\ncommitter " + author +
         "\n\nmessage\n";
}

TEST(CommitTest, WhatGitWrites) {
  testing::GitSandbox box;
  box.git({"init", "-q"});
  box.git({"commit", "-q", "--allow-empty", "-m", "first"});
  box.git({"commit", "-q", "--allow-empty", "-m", "subject\n\nbody\n"});
  const std::string text = box.git({"cat-file", "commit", "HEAD"});
  const auto commit = parse_commit(text, ObjectId::kSha1);
  ASSERT_TRUE(commit.has_value());
  EXPECT_EQ(commit->tree.hex() + "\n", box.git({"rev-parse", "HEAD^{tree}"}));
  ASSERT_EQ(commit->parents.size(), 1U);
  EXPECT_EQ(commit->parents[0].hex() + "\n", box.git({"rev-parse", "HEAD^"}));
  EXPECT_EQ(std::string(commit->author.who) + "\n", box.git({"log", "-1", "--format=%an <%ae>"}));
  EXPECT_EQ(std::to_string(commit->author.seconds) + "\n", box.git({"log", "-1", "--format=%at"}));
  EXPECT_EQ(std::to_string(commit->committer.seconds) + "\n",
            box.git({"log", "-1", "--format=%ct"}));
  EXPECT_EQ(commit->message, "subject\n\nbody\n");
}

TEST(CommitTest, Tag) {
  testing::GitSandbox box;
  box.git({"init", "-q"});
  box.git({"commit", "-q", "--allow-empty", "-m", "first"});
  box.git({"tag", "-a", "-m", "words", "v1"});
  const std::string text = box.git({"cat-file", "tag", "v1"});
  const auto tag = parse_tag(text, ObjectId::kSha1);
  ASSERT_TRUE(tag.has_value());
  EXPECT_EQ(tag->target.hex() + "\n", box.git({"rev-parse", "HEAD"}));
  EXPECT_EQ(tag->type, ObjectType::kCommit);
  EXPECT_EQ(tag->name, "v1");
  EXPECT_EQ(tag->message, "words\n");
  EXPECT_GT(tag->tagger.seconds, 0);
  for (std::size_t size = 0; size + 1 < text.find("\ntagger"); ++size) {
    EXPECT_FALSE(parse_tag(text.substr(0, size), ObjectId::kSha1).has_value()) << size;
  }
}

TEST(CommitTest, Dates) {
  const struct {
    const char* author;
    std::int64_t seconds;
    const char* who;
  } rows[] = {
      {"A <a@b> 12 +0000", 12, "A <a@b>"},
      {"A <a@b>12 +0000", 12, "A <a@b>"},
      {"A > B <a@b> 12 +0000", 12, "A > B <a@b>"},
      {"A <a@b> -12 +0000", 0, "A <a@b>"},
      {"A <a@b> 99999999999999999999 +0000", 0, "A <a@b>"},
      {"A <a@b> noon", 0, "A <a@b>"},
      {"A <a@b>", 0, "A <a@b>"},
      {"A 12 +0000", 0, "A 12 +0000"},
      {"", 0, ""},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.author);
    const std::string text = commit_text(row.author);
    const auto commit = parse_commit(text, ObjectId::kSha1);
    ASSERT_TRUE(commit.has_value());
    EXPECT_EQ(commit->author.seconds, row.seconds);
    EXPECT_EQ(commit->committer.seconds, row.seconds);
    EXPECT_EQ(commit->author.who, row.who);
    EXPECT_EQ(commit->message, "message\n");
  }
}

TEST(CommitTest, NoCommit) {
  const std::string short_tree(39, 'a');
  for (const std::string& text :
       {std::string(), std::string("tree"), "tree " + kTree, "tree " + short_tree + "\n\n",
        "tree " + kTree + "\nparent x\n\n", "tree " + kTree + std::string(24, 'a') + "\n\n",
        "author A <a> 1 +0000\ntree " + kTree + "\n\n"}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(parse_commit(text, ObjectId::kSha1).has_value());
  }
}

TEST(CommitTest, HeadersGitKnowsNothingOf) {
  const std::string text = "tree " + kTree + "\nauthor A <a> 1 +0000\ncommitter A <a> 2 +0000\n" +
                           "gpgsig -----\n line\n \nmore x\n\nwords\n\nmore\n";
  const auto commit = parse_commit(text, ObjectId::kSha1);
  ASSERT_TRUE(commit.has_value());
  EXPECT_TRUE(commit->parents.empty());
  EXPECT_EQ(commit->message, "words\n\nmore\n");
  const auto bare = parse_commit("tree " + kTree + "\n", ObjectId::kSha1);
  ASSERT_TRUE(bare.has_value());
  EXPECT_EQ(bare->message, "");
}

}  // namespace
}  // namespace scan::git

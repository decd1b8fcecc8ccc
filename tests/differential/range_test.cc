// Ranges of generated histories against git: merges, criss-cross, several roots, renames, reverts,
// skewed clocks. The commits of A..B are those of `git rev-list B` without those of `git rev-list
// A`, asked apart, because git itself cuts by date; the paths are those that `git diff-tree`
// finds different from every parent.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <sstream>
#include <string>

#include "git/commit_changes.h"
#include "git/commit_range.h"
#include "git/object_store.h"
#include "support/git_sandbox.h"

namespace scan::git {
namespace {

using Strings = std::set<std::string>;

class Histories : public ::testing::TestWithParam<unsigned> {
 protected:
  Histories() : random_(GetParam()) {
    box_.git({"init", "-q", "-b", "main"});
    for (int i = 0; i < 40; ++i) add_commit();
    Environment environment;
    environment.cwd = box_.dir();
    const auto repository = discover(box_.dir(), environment);
    EXPECT_TRUE(repository.ok() && *repository);
    auto store = ObjectStore::open(**repository);
    EXPECT_TRUE(store.ok());
    store_.emplace(std::move(*store));
  }

  unsigned below(unsigned limit) { return static_cast<unsigned>(random_() % limit); }
  const std::string& any_commit() {
    return commits_[below(static_cast<unsigned>(commits_.size()))];
  }

  // A commit of no, one or two of the others, with some paths changed, at any date.
  void add_commit() {
    const unsigned kind = below(10);
    std::vector<std::string> parents;
    if (!commits_.empty() && kind > 0) parents.push_back(any_commit());
    if (!commits_.empty() && kind > 6) parents.push_back(any_commit());
    if (kind == 9) parents.push_back(any_commit());
    std::sort(parents.begin(), parents.end());
    parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
    box_.git({"read-tree", "--empty"});
    if (!parents.empty()) box_.git({"read-tree", parents[below(unsigned(parents.size()))]});
    for (unsigned i = below(4); i > 0; --i) change_a_path();
    const std::string tree = line(box_.git({"write-tree"}));
    const std::string date = std::to_string(1000000000 + below(5) * below(100000)) + " +0000";
    box_.set_env("GIT_COMMITTER_DATE", date);
    std::vector<std::string> command = {"commit-tree", "-m", std::to_string(commits_.size()), tree};
    for (const std::string& parent : parents) command.insert(command.end(), {"-p", parent});
    commits_.push_back(line(box_.git(command)));
  }

  void change_a_path() {
    static const char* const kPaths[] = {"a", "b", "d/a", "d/e/a", "d/e/b", "d.x", "f/g", "d"};
    const std::string path = kPaths[below(8)];
    // A file where a folder was, and the other way round, are changes too.
    box_.git({"rm", "-q", "-r", "--cached", "--ignore-unmatch", path});
    if (path == "d") {
      if (below(2) == 0) return;
    } else if (path.starts_with("d/")) {
      box_.git({"update-index", "--force-remove", "d"});
    }
    if (below(4) == 0) return;
    const std::string blob =
        line(box_.git({"hash-object", "-w", "--stdin"}, std::to_string(below(6)) + "\n"));
    static const char* const kModes[] = {"100644", "100644", "100755", "120000"};
    box_.git({"update-index", "--add", "--cacheinfo",
              std::string(kModes[below(4)]) + "," + blob + "," + path});
  }

  static std::string line(const std::string& text) { return text.substr(0, text.find('\n')); }
  static ObjectId id(const std::string& hex) { return *ObjectId::from_hex(hex); }

  Strings reachable(const std::string& commit) {
    std::istringstream in(box_.git({"rev-list", commit}));
    Strings out;
    for (std::string one; std::getline(in, one);) out.insert(one);
    return out;
  }

  // The walk's commits; fails where one stands before its parent.
  Strings walked(const RangeTips& tips) {
    Strings out;
    for (const RangeCommit& commit : walk_range(*store_, {}, tips)) {
      EXPECT_EQ(commit.state, CommitState::kRead);
      for (const ObjectId& parent : commit.parents) late_.insert({parent.hex(), commit.id.hex()});
      for (auto [at, end] = late_.equal_range(commit.id.hex()); at != end; ++at) {
        EXPECT_EQ(out.count(at->second), 0U) << at->first << " after its child " << at->second;
      }
      EXPECT_TRUE(out.insert(commit.id.hex()).second);
    }
    return out;
  }

  // `MODE-KIND ID PATH` of what differs from every parent.
  Strings differing_by_git(const std::string& commit, const std::vector<std::string>& parents) {
    std::map<std::string, unsigned> seen;
    std::vector<std::string> sides = parents;
    if (sides.empty()) sides.push_back("4b825dc642cb6eb9a060e54bf8d69288fbee4904");
    for (const std::string& parent : sides) {
      std::istringstream in(box_.git({"diff-tree", "-r", "--no-renames", parent, commit}));
      std::string old_mode, mode, old_id, blob, status, path;
      while (in >> old_mode >> mode >> old_id >> blob >> status >> path) {
        if (status == "D" || (status == "M" && old_id == blob)) continue;
        ++seen[(mode == "120000" ? "link " : "file ") + blob + " " + path];
      }
    }
    Strings out;
    for (const auto& [text, count] : seen) {
      if (count == sides.size()) out.insert(text);
    }
    return out;
  }

  Strings differing(const RangeCommit& commit) {
    std::vector<ObjectId> parents;
    for (const ObjectId& parent : commit.parents) parents.push_back(*store_->commit_tree(parent));
    CommitDiffer differ(*store_);
    const CommitChanges changes = differ.run(*store_->commit_tree(commit.id), parents);
    for (const Problem& one : changes.problems) ADD_FAILURE() << one.where << ": " << one.reason;
    Strings out;
    for (const CommitChange& change : changes.changes) {
      EXPECT_TRUE(out.insert((change.after.mode == Mode::kLink ? "link " : "file ") +
                             change.after.id.hex() + " " + change.path)
                      .second);
    }
    return out;
  }

  testing::GitSandbox box_;
  std::mt19937 random_;
  std::vector<std::string> commits_;
  std::optional<ObjectStore> store_;
  std::multimap<std::string, std::string> late_;
};

Strings without(const Strings& all, const Strings& some) {
  Strings out;
  std::set_difference(all.begin(), all.end(), some.begin(), some.end(),
                      std::inserter(out, out.end()));
  return out;
}

TEST_P(Histories, RangesHoldTheCommitsThatGitLists) {
  for (int i = 0; i < 25; ++i) {
    const std::string a = any_commit();
    const std::string b = any_commit();
    const std::string c = any_commit();
    const Strings from_a = reachable(a);
    const Strings from_b = reachable(b);
    const Strings from_c = reachable(c);
    SCOPED_TRACE(a + " " + b + " " + c);
    EXPECT_EQ(walked({{id(b)}, {id(a)}}), without(from_b, from_a));
    EXPECT_EQ(walked({{id(b)}, {id(a), id(c)}}), without(without(from_b, from_a), from_c));
    Strings either = without(from_b, from_a);
    either.merge(without(from_a, from_b));
    EXPECT_EQ(walked({{id(a), id(b)}, {}, true}), either);
    EXPECT_EQ(walked({{id(a), id(b)}, {id(c)}, true}), without(either, from_c));
    Strings both = from_a;
    both.insert(from_b.begin(), from_b.end());
    EXPECT_EQ(walked({{id(a), id(b)}, {id(c)}}), without(both, from_c));
  }
}

TEST_P(Histories, CommitsBringWhatDiffersFromEveryParent) {
  RangeTips all;
  for (const std::string& commit : commits_) all.included.push_back(id(commit));
  std::size_t brought = 0;
  std::size_t by_merges = 0;
  for (const RangeCommit& commit : walk_range(*store_, {}, all)) {
    std::vector<std::string> parents;
    for (const ObjectId& parent : commit.parents) parents.push_back(parent.hex());
    const Strings ours = differing(commit);
    EXPECT_EQ(ours, differing_by_git(commit.id.hex(), parents)) << commit.id.hex();
    brought += ours.size();
    by_merges += parents.size() > 1 ? ours.size() : 0;
  }
  EXPECT_GT(brought, 20U);
  EXPECT_GT(by_merges, 0U);
}

INSTANTIATE_TEST_SUITE_P(Seeds, Histories, ::testing::Values(1U, 2U, 3U, 4U));

}  // namespace
}  // namespace scan::git

// Who took a secret away from where: every removal that is told, over small histories by
// `git fast-import`. A file "holds" the secrets whose numbers stand in it.
#include "history/removals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <sstream>

#include "support/git_sandbox.h"
#include "support/opened_history.h"

namespace scan::history {
namespace {

using Files = std::map<std::string, std::string>;  // path: numbers of secrets

class SomeNames : public NameJudge {
 public:
  bool holds_secret(std::size_t, std::string_view name) override {
    return name.find("SECRET") != std::string_view::npos;
  }
};

class RemovalsTest : public ::testing::Test {
 protected:
  RemovalsTest() { box_.git({"init", "-q", "-b", "main"}); }

  // A commit with these files and no others, and its number. Each is younger than those before it.
  int commit(const std::vector<int>& parents, const Files& files) {
    const int number = ++made_;
    std::string& out = stream_;
    out += "reset refs/heads/c" + std::to_string(number) + "\n";
    out += "commit refs/heads/c" + std::to_string(number) + "\nmark :" + std::to_string(number) +
           "\ncommitter A <a@example.com> " + std::to_string(1000 + number) + " +0000\ndata 0\n";
    for (std::size_t i = 0; i < parents.size(); ++i) {
      out += (i == 0 ? "from :" : "merge :") + std::to_string(parents[i]) + "\n";
    }
    if (!parents.empty()) out += "deleteall\n";
    for (const auto& [path, text] : files) {
      const bool link = path.starts_with("@");
      out += std::string("M ") + (link ? "120000" : "100644") + " inline " +
             path.substr(link ? 1 : 0) + "\ndata " + std::to_string(text.size()) + "\n" + text +
             "\n";
    }
    return number;
  }

  // "NUMBER PATH by COMMIT" or "name PATH by COMMIT", with "alone" where another parent did not
  // have it: in the order of blame, those of one commit sorted. Commits without a tree are those
  // whose tree is taken away here.
  std::vector<std::string> removals(const std::vector<int>& without_tree = {}, bool stop = false) {
    box_.git({"fast-import", "--quiet", "--export-marks=marks"}, stream_ + "done\n");
    for (const int number : without_tree) {
      const std::string tree = first_line(box_.git({"rev-parse", branch(number) + "^{tree}"}));
      box_.remove(".git/objects/" + tree.substr(0, 2) + "/" + tree.substr(2));
    }
    for (const std::string& text : without_blobs_) {
      const std::string blob = first_line(box_.git({"hash-object", "--stdin"}, text));
      box_.remove(".git/objects/" + blob.substr(0, 2) + "/" + blob.substr(2));
    }
    const testing::OpenedHistory history(box_.dir());
    names_of_commits(history);
    return told(history, stop);
  }

  std::vector<std::string> without_blobs_;  // texts of files that are taken away

 private:
  static std::string branch(int number) { return "refs/heads/c" + std::to_string(number); }
  static std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

  void names_of_commits(const testing::OpenedHistory& history) {
    std::istringstream marks(box_.read("marks"));
    for (std::string mark, id; marks >> mark >> id;) {
      names_[history.commits().find(history.number(id))] = mark.substr(1);
    }
  }

  static std::vector<Wanted> wanted_of(const testing::OpenedHistory& history) {
    std::vector<Wanted> wanted;
    for (ObjectNumber i = 0; i < history.table().size(); ++i) {
      if (history.table().type(i) != git::ObjectType::kBlob) continue;
      std::istringstream words(history.bytes(i));
      for (std::uint32_t secret = 0; words >> secret;) wanted.push_back({i, secret});
    }
    std::sort(wanted.begin(), wanted.end());
    return wanted;
  }

  std::vector<std::string> told(const testing::OpenedHistory& history, bool stopped) {
    const ObjectTable& table = history.table();
    const std::vector<Wanted> wanted = wanted_of(history);
    ObjectSet blobs(table.size());
    for (const Wanted& each : wanted) blobs.add(each.blob);
    SomeNames judge;
    WorkerPool pool(1);
    Progress progress;
    const std::atomic<bool> go{false};
    TreeEdges edges = TreeEdges::gather({table, history.store(), blobs, judge}, pool, progress, go);
    const AttributionInput input{
        table, history.commits(), history.store(), wanted, history.inventory().roots, {}, judge};
    const Introductions found = find_introductions(input, edges, blobs, go);
    const SecretsOf secrets = [&](ObjectNumber blob) -> std::span<const Wanted> {
      const auto range =
          std::equal_range(wanted.begin(), wanted.end(), Wanted{blob, 0},
                           [](const Wanted& a, const Wanted& b) { return a.blob < b.blob; });
      return {range.first, range.second};
    };
    std::vector<std::pair<CommitNumber, std::string>> list;
    const OnRemoval on_removal = [&](std::uint32_t secret, PathNumber path, CommitNumber commit,
                                     bool by_all) {
      list.emplace_back(commit, (secret == kNameNumber ? "name" : std::to_string(secret)) + " " +
                                    found.paths.text(path, edges.names()) + " by " +
                                    names_.at(commit) + (by_all ? "" : " alone"));
    };
    const std::atomic<bool> stop{stopped};
    EXPECT_TRUE(find_removals(history.commits(), edges, found.paths, secrets, on_removal, stop));
    EXPECT_TRUE(std::is_sorted(list.begin(), list.end(),
                               [](const auto& a, const auto& b) { return a.first < b.first; }));
    std::sort(list.begin(), list.end());
    std::vector<std::string> out;
    for (const auto& [commit, text] : list) out.push_back(text);
    return out;
  }

  testing::GitSandbox box_;
  std::string stream_;
  int made_ = 0;
  std::map<CommitNumber, std::string> names_;
};

using Told = std::vector<std::string>;

TEST_F(RemovalsTest, AFileThatIsDeletedOrChanged) {
  commit({}, {{"a", "1"}, {"b", "2 3"}, {"c", "x"}});
  commit({1}, {{"b", "2 3"}, {"c", "x"}});
  commit({2}, {{"b", "3 4"}, {"c", "y"}});
  commit({3}, {{"b", "3 4 5"}, {"c", "y"}});
  EXPECT_EQ(removals(), Told({"1 a by 2", "2 b by 3"}));
}

TEST_F(RemovalsTest, RootsTakeNothingAway) {
  commit({}, {{"a", "1"}});
  commit({}, {{"b", "2"}});
  commit({1}, {{"a", "1"}});
  EXPECT_EQ(removals(), Told());
}

// What stays elsewhere was taken away from here all the same.
TEST_F(RemovalsTest, ARename) {
  commit({}, {{"a", "1"}, {"d/b", "2"}});
  commit({1}, {{"z", "1"}, {"d/b", "2"}});
  commit({2}, {{"z", "1"}, {"e/b", "2"}});
  EXPECT_EQ(removals(), Told({"1 a by 2", "2 d/b by 3"}));
}

// Whichever of the two names comes first in the table of names.
TEST_F(RemovalsTest, ARenameAndBack) {
  commit({}, {{"p", "1"}, {"k", "x"}});
  commit({1}, {{"q", "1"}, {"k", "x"}});
  commit({2}, {{"p", "1"}, {"k", "x"}});
  EXPECT_EQ(removals(), Told({"1 p by 2", "1 q by 3"}));
}

TEST_F(RemovalsTest, RemovedAndAddedAgain) {
  commit({}, {{"a", "1"}, {"k", "x"}});
  commit({1}, {{"k", "x"}});
  commit({2}, {{"a", "1"}, {"k", "x"}});
  commit({3}, {{"a", "x"}, {"k", "x"}});
  EXPECT_EQ(removals(), Told({"1 a by 2", "1 a by 4"}));
}

TEST_F(RemovalsTest, EveryPathAndEverySecretOfItsOwn) {
  commit({}, {{"a", "1 2"}, {"b", "2 1"}, {"d/a", "1 2"}});
  commit({1}, {{"a", "2"}, {"b", "2 1"}});
  EXPECT_EQ(removals(), Told({"1 a by 2", "1 d/a by 2", "2 d/a by 2"}));
}

// The other blob holds it, too; a link with the same text does as well.
TEST_F(RemovalsTest, AnotherVersionWithTheSameSecretRemovesNothing) {
  commit({}, {{"a", "1 7"}, {"d/b", "2"}});
  commit({1}, {{"a", "5 7 1"}, {"@d/b", "2"}});
  EXPECT_EQ(removals(), Told());
}

TEST_F(RemovalsTest, FilesAndFoldersOfTheSameName) {
  commit({}, {{"a", "1"}, {"d/e/f", "2"}});
  commit({1}, {{"a/b", "1"}, {"d", "2"}});
  commit({2}, {{"a/b", "1"}});
  EXPECT_EQ(removals(), Told({"1 a by 2", "2 d/e/f by 2", "2 d by 3"}));
}

TEST_F(RemovalsTest, EverythingGoes) {
  commit({}, {{"a", "1"}, {"d/e/f/g", "2"}});
  commit({1}, {});
  EXPECT_EQ(removals(), Told({"1 a by 2", "2 d/e/f/g by 2"}));
}

TEST_F(RemovalsTest, ByAMerge) {
  commit({}, {{"a", "1"}, {"b", "2"}});
  commit({1}, {{"a", "1"}, {"b", "2"}, {"c", "3"}});
  commit({1}, {{"a", "1"}, {"d", "4"}});
  commit({2, 3}, {});
  // Both sides had 1, each of the others one side only; 2 went with 3 before.
  EXPECT_EQ(removals(),
            Told({"2 b by 3", "1 a by 4", "2 b by 4 alone", "3 c by 4 alone", "4 d by 4 alone"}));
}

TEST_F(RemovalsTest, ByAMergeOfManyAndOfItsThirdParentOnly) {
  commit({}, {{"a", "1"}, {"b", "2"}});
  commit({1}, {{"a", "1"}, {"b", "2"}, {"x", "x"}});
  commit({1}, {{"a", "1"}, {"b", "2"}, {"y", "y"}});
  commit({1}, {{"a", "1"}, {"z", "3"}});
  commit({2, 3, 4}, {{"z", "x"}});
  EXPECT_EQ(removals(), Told({"2 b by 4", "1 a by 5", "2 b by 5 alone", "3 z by 5 alone"}));
}

// The merge keeps what one side took away: nothing is gone by it.
TEST_F(RemovalsTest, AMergeThatKeepsIt) {
  commit({}, {{"a", "1"}, {"k", "x"}});
  commit({1}, {{"k", "x"}});
  commit({1}, {{"a", "1"}, {"k", "y"}});
  commit({2, 3}, {{"a", "1"}, {"k", "y"}});
  EXPECT_EQ(removals(), Told({"1 a by 2"}));
}

// Nobody knows what a commit without its tree held, nor what its child took from it.
TEST_F(RemovalsTest, ATreeThatIsNotHere) {
  commit({}, {{"a", "1"}, {"b", "2"}});
  commit({1}, {{"b", "2"}});
  commit({2}, {{"k", "x"}});
  commit({1}, {{"b", "2"}, {"k", "x"}});
  EXPECT_EQ(removals({2}), Told({"1 a by 4"}));
}

// A name that holds a secret is gone when its path is, whatever stood there.
TEST_F(RemovalsTest, NamesOfFilesAndFolders) {
  commit({}, {{"SECRET1", "x"}, {"d/SECRET2/e/f", "1"}, {"d/SECRET3", "y"}});
  commit({1}, {{"SECRET1", "z"}, {"d/SECRET2/g", "y"}, {"d/SECRET3/h", "y"}});
  commit({2}, {{"SECRET2", "z"}, {"d/SECRET3", "y"}});
  commit({1}, {{"SECRET1", "x"}, {"d/SECRET2", "1"}});
  commit({3, 4}, {{"k", "x"}});
  EXPECT_EQ(removals(),
            Told({"1 d/SECRET2/e/f by 2", "name SECRET1 by 3", "name d/SECRET2 by 3",
                  "1 d/SECRET2/e/f by 4", "name d/SECRET3 by 4", "1 d/SECRET2 by 5 alone",
                  "name SECRET1 by 5 alone", "name SECRET2 by 5 alone", "name d/SECRET2 by 5 alone",
                  "name d/SECRET3 by 5 alone"}));
}

TEST_F(RemovalsTest, ANameOfWhatIsNotHere) {
  commit({}, {{"SECRET1", "lost"}, {"k", "x"}});
  commit({1}, {{"SECRET1", "lost"}, {"k", "y"}});
  commit({2}, {{"k", "y"}});
  without_blobs_ = {"lost"};
  EXPECT_EQ(removals(), Told({"name SECRET1 by 3"}));
}

TEST_F(RemovalsTest, WhoeverStopsItHearsNothing) {
  commit({}, {{"a", "1"}});
  commit({1}, {{"a", "2"}});
  EXPECT_EQ(removals({}, true), Told());
}

}  // namespace
}  // namespace scan::history

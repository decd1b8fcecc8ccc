// The staged list against git itself: random changes are staged with the real git in every form of
// index, and staged_list, staged_list_plain and `git diff --cached --no-renames --raw` must agree.
#include "git/staged_list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "git/index_file.h"
#include "git/object_store.h"
#include "git/refs.h"
#include "git/repository.h"
#include "support/git_sandbox.h"

namespace scan::git {
namespace {

using testing::GitSandbox;

Mode mode_of(const std::string& octal) {
  return static_cast<Mode>(std::strtoul(octal.c_str(), nullptr, 8));
}

std::vector<StagedChange> sorted(std::vector<StagedChange> changes) {
  std::sort(changes.begin(), changes.end());
  return changes;
}

// `:MODE MODE ID ID KIND\0PATH\0` again and again.
std::vector<StagedChange> parse_raw(const std::string& raw) {
  std::vector<StagedChange> changes;
  std::size_t at = 0;
  const auto until = [&](char end) {
    const std::size_t stop = raw.find(end, at);
    std::string part = raw.substr(at, stop - at);
    at = stop + 1;
    return part;
  };
  while (at < raw.size()) {
    ++at;  // the colon
    StagedChange change;
    change.old_mode = mode_of(until(' '));
    change.new_mode = mode_of(until(' '));
    change.old_id = ObjectId::from_hex(until(' ')).value();
    change.new_id = ObjectId::from_hex(until(' ')).value();
    change.kind = static_cast<ChangeKind>(until('\0').front());
    change.path = until('\0');
    changes.push_back(std::move(change));
  }
  return sorted(std::move(changes));
}

std::string to_text(const std::vector<StagedChange>& changes) {
  std::string text;
  for (const StagedChange& change : changes) {
    text += static_cast<char>(change.kind);
    text += " " + change.path + " " + std::to_string(static_cast<unsigned>(change.old_mode)) + ">" +
            std::to_string(static_cast<unsigned>(change.new_mode)) + " " +
            change.old_id.hex().substr(0, 7) + ">" + change.new_id.hex().substr(0, 7) + "\n";
  }
  return text;
}

class StagedListTest : public ::testing::Test {
 protected:
  Environment environment(const std::string& folder) const {
    Environment out;
    out.cwd = folder;
    return out;
  }

  // Our two answers and git's for the repository at `folder`; returns how many changes there are.
  std::size_t compare(const std::string& folder, const Environment& env) {
    const auto repository = discover(folder, env);
    EXPECT_TRUE(repository.ok() && *repository) << folder;
    const auto commit = head(**repository);
    EXPECT_TRUE(commit.ok()) << commit.error().message;
    const auto store = ObjectStore::open(**repository);
    EXPECT_TRUE(store.ok()) << store.error().message;
    std::optional<ObjectId> tree;
    if (*commit) tree = *store->commit_tree(**commit);
    const auto index = IndexFile::open(**repository);
    EXPECT_TRUE(index.ok()) << (index.ok() ? "" : index.error().message);
    if (!index.ok()) return 0;
    const auto fast = staged_list(*index, *store, tree);
    const auto plain = staged_list_plain(*index, *store, tree);
    EXPECT_TRUE(fast.ok()) << (fast.ok() ? "" : fast.error().message);
    EXPECT_TRUE(plain.ok()) << (plain.ok() ? "" : plain.error().message);
    if (!fast.ok() || !plain.ok()) return 0;
    EXPECT_EQ(to_text(*fast), to_text(*plain));

    const std::string raw = box_.git({"-C", folder, "diff", "--cached", "--no-renames", "--raw",
                                      "-z", "--no-abbrev", "--ignore-submodules=none"});
    EXPECT_EQ(to_text(sorted(*fast)), to_text(parse_raw(raw)));
    return fast->size();
  }
  std::size_t compare() { return compare(box_.dir(), environment(box_.dir())); }

  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  // Few names that meet often and sort around one another.
  std::string random_path() {
    // The long one makes version 4 count in two bytes.
    const std::array<std::string, 9> names = {
        "a", "a-b", "a.b", "a0", "b", "dir", "lib", "z z", std::string(150, 'n')};
    std::string path = names[below(names.size())];
    for (std::size_t depth = below(4); depth > 0; --depth) {
      path += "/" + names[below(names.size())];
    }
    return path;
  }

  std::string blob(const std::string& content) {
    auto& id = blobs_[content];
    if (id.empty()) {
      id = box_.git({"hash-object", "-w", "--stdin"}, content);
      id.pop_back();
    }
    return id;
  }

  // Changes entries straight in the index, where git resolves file against folder by itself.
  void stage_some(std::size_t count) {
    std::string removals;
    std::string additions;
    const std::array<std::string, 4> modes = {"100644", "100755", "120000", "160000"};
    for (std::size_t i = 0; i < count; ++i) {
      const std::string path = random_path();
      if (below(4) == 0) {
        removals += "0 0000000000000000000000000000000000000000\t" + path + '\0';
      } else {
        const std::string mode = modes[below(8) < 5 ? 0 : below(modes.size())];
        additions += mode + " " + blob("content " + std::to_string(below(6))) + "\t" + path + '\0';
      }
    }
    // --replace, so that a file may take the place of a folder and the other way round.
    box_.git({"update-index", "-z", "--index-info"}, removals);
    box_.git({"update-index", "--add", "--replace", "-z", "--index-info"}, additions);
  }

  void stage_conflict() {
    const std::string path = random_path();
    std::string lines = "0 0000000000000000000000000000000000000000\t" + path + '\0';
    for (int stage = 1; stage <= 3; ++stage) {
      if (below(3) == 0) continue;
      lines += "100644 " + blob("side " + std::to_string(stage)) + " " + std::to_string(stage) +
               "\t" + path + '\0';
    }
    box_.try_git({"update-index", "-z", "--index-info"}, lines);
  }

  void stage_intent_to_add() {
    const std::string path = "intent-" + std::to_string(below(3)) + "/" + std::to_string(below(3));
    box_.write(path, "later\n");
    box_.git({"add", "-N", path});
  }

  void commit() { box_.git({"commit", "-q", "--allow-empty", "--no-verify", "-m", "step"}); }

  // A commit from another index, which leaves ours as it is.
  void commit_elsewhere() {
    box_.set_env("GIT_INDEX_FILE", box_.path(".git/elsewhere"));
    box_.remove(".git/elsewhere");
    const std::vector<std::string> full = {"-c", "core.sparseCheckout=false", "-c",
                                           "index.sparse=false"};
    const auto run = [&](std::vector<std::string> command, std::string_view input = {}) {
      command.insert(command.begin(), full.begin(), full.end());
      box_.git(command, input);
    };
    run({"read-tree", "HEAD"});
    std::string lines;
    for (std::size_t i = 1 + below(6); i > 0; --i) {
      constexpr std::array<const char*, 6> tops = {"in", "out", "out2", "deep", "new", "out-x"};
      constexpr std::array<const char*, 5> names = {"a", "a-b", "sub/one", "sub/two",
                                                    "sub.x/three"};
      const std::string path = std::string(tops[below(6)]) + "/" + names[below(5)];
      const bool gone = below(3) == 0;
      lines += (gone ? "0 " + std::string(40, '0') : "100644 " + blob(std::to_string(below(5)))) +
               "\t" + path + '\0';
    }
    run({"update-index", "--add", "-z", "--index-info"}, lines);
    run({"commit", "-q", "--allow-empty", "--no-verify", "-m", "elsewhere"});
    box_.unset_env("GIT_INDEX_FILE");
  }

  // Conflicts and intents first, so that a commit is possible.
  void settle() {
    box_.git({"read-tree", "HEAD"});
    commit();
  }

  GitSandbox box_;
  std::mt19937 random_{20240102};
  std::map<std::string, std::string> blobs_;
};

struct Form {
  const char* name;
  char version;      // that git is to write at least once
  const char* mark;  // and an extension, or ""
  std::vector<std::vector<std::string>> setup;
};

class StagedListForms : public StagedListTest, public ::testing::WithParamInterface<std::size_t> {};

const std::vector<Form>& forms() {
  static const std::vector<Form> all = {
      {"version2", 2, "", {{"update-index", "--index-version", "2"}}},
      {"version3", 3, "", {{"update-index", "--index-version", "3"}}},
      {"version4", 4, "", {{"update-index", "--index-version", "4"}}},
      {"split",
       2,
       "link",
       {{"config", "splitIndex.maxPercentChange", "100"}, {"update-index", "--split-index"}}},
      {"split4",
       4,
       "link",
       {{"config", "splitIndex.maxPercentChange", "40"},
        {"update-index", "--index-version", "4"},
        {"update-index", "--split-index"}}},
  };
  return all;
}

TEST_P(StagedListForms, AgreesOnRandomStagings) {
  const Form& form = forms()[GetParam()];
  random_.seed(static_cast<unsigned>(GetParam()) + 1);
  box_.git({"init", "-q"});
  stage_some(60);
  compare();  // before the first commit
  commit();
  const auto set_up = [&] {
    for (const auto& command : form.setup) box_.git(command);
  };
  set_up();
  std::size_t changes = 0;
  std::size_t in_form = 0;
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE(std::string(form.name) + " round " + std::to_string(round));
    stage_some(1 + below(8));
    if (below(4) == 0) stage_conflict();
    if (below(4) == 0) stage_intent_to_add();
    const std::string bytes = box_.read(".git/index");
    if (bytes[7] == form.version && bytes.find(form.mark) != std::string::npos) ++in_form;
    changes += compare();
    if (HasFailure()) return;
    if (below(3) == 0) {
      if (box_.try_git({"commit", "-q", "--no-verify", "-m", "step"}).exit_code != 0) {
        settle();
        set_up();
      }
      changes += compare();
    }
  }
  EXPECT_GT(in_form, 10u) << "git did not write this form of index";
  EXPECT_GT(changes, 200u) << "the random stagings hardly changed anything";
}

INSTANTIATE_TEST_SUITE_P(AllForms, StagedListForms, ::testing::Range<std::size_t>(0, 5),
                         [](const auto& row) { return forms()[row.param].name; });

TEST_F(StagedListTest, SparseFolders) {
  box_.git({"init", "-q"});
  std::string lines;
  for (const char* top : {"in", "out", "out2", "deep"}) {
    for (const char* name : {"a", "a-b", "sub/one", "sub/two", "sub.x/three"}) {
      lines += "100644 " + blob(std::string(top) + name) + "\t" + top + "/" + name + '\0';
    }
  }
  lines += "100644 " + blob("top") + "\ttop.txt" + '\0';
  box_.git({"update-index", "--add", "-z", "--index-info"}, lines);
  commit();
  box_.git({"checkout", "-q", "-f"});
  box_.git({"sparse-checkout", "set", "--cone", "--sparse-index", "in"});
  ASSERT_NE(box_.git({"ls-files", "--sparse", "-s"}).find("040000"), std::string::npos);
  EXPECT_EQ(compare(), 0u);
  box_.write("in/a", "changed\n");
  box_.git({"add", "in/a"});
  EXPECT_EQ(compare(), 1u);

  // HEAD moves while the sparse index stays: folders it holds as one entry differ from HEAD's, are
  // gone from it, or are new in it.
  std::size_t changes = 0;
  for (int round = 0; round < 40; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    commit_elsewhere();
    changes += compare();
    if (HasFailure()) return;
  }
  ASSERT_NE(box_.git({"ls-files", "--sparse", "-s"}).find("040000"), std::string::npos);
  EXPECT_GT(changes, 200u);
}

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

// Trees that only an attacker would make; ordinary ones are compared with git in
// differential/range_test.cc.
#include "git/commit_changes.h"

#include <gtest/gtest.h>

#include "support/git_sandbox.h"

namespace scan::git {
namespace {

class CommitChangesTest : public ::testing::Test {
 protected:
  CommitChangesTest() { box_.git({"init", "-q"}); }

  ObjectStore store() const {
    Environment environment;
    environment.cwd = box_.dir();
    const auto repository = discover(box_.dir(), environment);
    EXPECT_TRUE(repository.ok() && *repository);
    auto store = ObjectStore::open(**repository);
    EXPECT_TRUE(store.ok());
    return std::move(*store);
  }
  std::string blob(const std::string& bytes) {
    return box_.git({"hash-object", "-w", "--stdin"}, bytes).substr(0, 40);
  }
  std::string tree(const std::string& lines) {
    return box_.git({"mktree", "--missing"}, lines).substr(0, 40);
  }
  static ObjectId id(const std::string& hex) { return *ObjectId::from_hex(hex); }

  testing::GitSandbox box_;
};

TEST_F(CommitChangesTest, ATreeOfATrillionFilesIsGivenUp) {
  std::string at = tree("100644 blob " + blob("x\n") + "\ta\n");
  for (int depth = 0; depth < 12; ++depth) {
    std::string lines;
    for (char name = 'a'; name < 'k'; ++name) {
      lines += "040000 tree " + at + "\t" + name + "\n";
    }
    at = tree(lines);
  }
  const ObjectStore objects = store();
  for (const DiffBudget budget : {DiffBudget{1000, 50000}, DiffBudget{50000, 1000}}) {
    CommitDiffer differ(objects, budget);
    const CommitChanges changes = differ.run(id(at), {});
    EXPECT_TRUE(differ.exhausted());
    EXPECT_LE(changes.changes.size(), 1000U);
    EXPECT_GE(changes.changes.size(), 800U);
    EXPECT_TRUE(differ.run(id(at), {}).changes.empty()) << "it is spent for all commits";
  }
}

TEST_F(CommitChangesTest, AMissingTreeIsToldAndTheRestCompared) {
  const std::string x = blob("x\n");
  const std::string missing(40, '1');
  const ObjectStore objects = store();
  const ObjectId top = id(tree("040000 tree " + missing + "\td\n100644 blob " + x + "\tf\n"));
  const CommitChanges changes = CommitDiffer(objects).run(top, {});
  ASSERT_EQ(changes.changes.size(), 1U);
  EXPECT_EQ(changes.changes[0].path, "f");
  EXPECT_TRUE(changes.changes[0].is_added());
  ASSERT_EQ(changes.problems.size(), 1U);
  EXPECT_EQ(changes.problems[0].where, "d/");
}

TEST_F(CommitChangesTest, DeletedFilesAreGatheredWhereOneIsAdded) {
  const std::string x = blob("x\n");
  const std::string y = blob("y\n");
  const std::string folder = tree("100644 blob " + x + "\ta\n120000 blob " + y + "\tl\n");
  const ObjectId before = id(tree("040000 tree " + folder + "\td\n100644 blob " + y + "\tf\n"));
  const ObjectId moved = id(tree("100644 blob " + x + "\tb\n100644 blob " + y + "\tf\n"));
  const ObjectId removed = id(tree("100644 blob " + y + "\tf\n"));
  const ObjectStore objects = store();
  CommitDiffer differ(objects);
  const CommitChanges changes = differ.run(moved, {before});
  ASSERT_EQ(changes.changes.size(), 1U);
  EXPECT_EQ(changes.changes[0].path, "b");
  ASSERT_EQ(changes.deleted.size(), 1U);
  EXPECT_EQ(changes.deleted[0], std::vector<ObjectId>{id(x)});
  const CommitChanges only_gone = differ.run(removed, {before});
  EXPECT_TRUE(only_gone.changes.empty());
  EXPECT_TRUE(only_gone.deleted[0].empty());
}

TEST_F(CommitChangesTest, KindsAndTheExecutableBit) {
  const std::string x = blob("x\n");
  const ObjectId file = id(tree("100644 blob " + x + "\ta\n"));
  const ObjectId program = id(tree("100755 blob " + x + "\ta\n"));
  const ObjectId link = id(tree("120000 blob " + x + "\ta\n"));
  const ObjectStore objects = store();
  CommitDiffer differ(objects);
  EXPECT_TRUE(differ.run(program, {file}).changes.empty());
  const CommitChanges turned = differ.run(link, {file});
  ASSERT_EQ(turned.changes.size(), 1U);
  EXPECT_FALSE(turned.changes[0].is_added());
  EXPECT_TRUE(differ.run(link, {file, link}).changes.empty()) << "a merge that takes one side";
}

}  // namespace
}  // namespace scan::git

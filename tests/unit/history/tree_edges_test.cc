// What a spent budget leaves. That edges are right is tested in
// tests/differential/attribution_test.cc.
#include "history/tree_edges.h"

#include <gtest/gtest.h>

#include <atomic>
#include <optional>
#include <string>
#include <vector>

#include "git/object_store.h"
#include "history/inventory.h"
#include "history/object_scan.h"
#include "support/git_sandbox.h"

namespace scan::history {
namespace {

class NoNames : public NameJudge {
 public:
  bool holds_secret(std::size_t, std::string_view) override { return false; }
};

class TreeEdgesTest : public ::testing::Test {
 protected:
  // Every blob is wanted.
  TreeEdges gather(std::uint64_t most_list_bytes) {
    git::Environment environment;
    environment.cwd = box_.dir();
    const git::Repository repository = **git::discover(".", environment);
    const git::ObjectStore store = *git::ObjectStore::open(repository);
    std::vector<Problem> problems;
    table_ = table_of(take_inventory(repository, store), store, repository.id_size(), problems);
    EXPECT_TRUE(problems.empty());
    ObjectSet wanted(table_.size());
    for (ObjectNumber i = 0; i < table_.size(); ++i) {
      if (table_.type(i) == git::ObjectType::kBlob) wanted.add(i);
    }
    NoNames names;
    WorkerPool pool(2);
    Progress progress;
    const std::atomic<bool> stop{false};
    return TreeEdges::gather({table_, store, wanted, names, most_list_bytes}, pool, progress, stop);
  }

  ObjectNumber tree(const std::string& name) {
    const std::string id = box_.git({"rev-parse", name});
    return table_.find(ObjectId::from_hex(id.substr(0, 40))->data());
  }

  testing::GitSandbox box_;
  ObjectTable table_;
};

TEST_F(TreeEdgesTest, MoreThanTheBudgetIsAProblem) {
  box_.git({"init", "-q", "-b", "main"});
  for (int i = 0; i < 300; ++i) box_.write("folder/f" + std::to_string(i), std::to_string(i));
  box_.git({"add", "."});
  box_.git({"commit", "-q", "-m", "m"});

  TreeEdges all = gather(std::uint64_t{1} << 20);
  EXPECT_TRUE(all.take_problems().empty());
  EXPECT_TRUE(all.leads_anywhere(tree("HEAD:folder")));
  EXPECT_TRUE(all.leads_anywhere(tree("HEAD^{tree}")));

  TreeEdges few = gather(1000);
  const std::vector<Problem> problems = few.take_problems();
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_EQ(problems[0].where, "history");
  EXPECT_TRUE(few.is_tree(tree("HEAD:folder")));
  EXPECT_FALSE(few.leads_anywhere(tree("HEAD:folder")));
}

}  // namespace
}  // namespace scan::history

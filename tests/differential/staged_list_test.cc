// The staged list against git itself: random changes are staged with the real git in every form of
// index, and staged_list, staged_list_plain and `git diff --cached --no-renames --raw` must agree.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/staged_list_check.h"

namespace scan::git {
namespace {

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

}  // namespace
}  // namespace scan::git

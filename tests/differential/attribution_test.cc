// Who brought what, and who took it away: against plain sets made from what git prints, over random
// histories with merges, several roots, renames, reverts and clocks that go wrong. The same at any
// number of threads. With SCAN_REPOSITORY=PATH the pairs and commits of a real history are held
// against `git log --all --reverse --date-order --raw -m`.
#include "history/attribution.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <vector>

#include "git/object_store.h"
#include "history/inventory.h"
#include "history/object_scan.h"
#include "support/git_sandbox.h"
#include "support/plain_history.h"
#include "support/random_history.h"
#include "tokens/rule_set.h"

namespace scan::history {
namespace {

class NoNames : public NameJudge {
 public:
  bool holds_secret(std::size_t, std::string_view) override { return false; }
};

// What history/ says.
class Ours {
 public:
  Ours(const std::string& path, std::size_t jobs) : jobs_(jobs), pool_(jobs) {
    git::Environment environment;
    environment.cwd = path;
    repository_ = **git::discover(".", environment);
    store_.emplace(*git::ObjectStore::open(repository_));
    inventory_ = take_inventory(repository_, *store_);
    std::vector<Problem> problems;
    table_ = table_of(inventory_, *store_, repository_.id_size(), problems);
    EXPECT_TRUE(problems.empty());
    std::vector<CommitGraph::Part> parts(1);
    for (ObjectNumber i = 0; i < table_.size(); ++i) {
      if (table_.type(i) != git::ObjectType::kCommit || table_.canonical(i) != i) continue;
      const auto content = store_->read(table_.id(i), git::kMostObjectBytes);
      EXPECT_TRUE(parts[0].add(table_, i, content.bytes));
    }
    commits_ = CommitGraph::build(table_, std::move(parts), inventory_.shallow);
  }

  // `secret` gives the numbers of what a blob holds.
  template <typename SecretsOfBlob>
  Attribution attribute_all(const SecretsOfBlob& secrets) {
    std::vector<Wanted> wanted;
    for (ObjectNumber i = 0; i < table_.size(); ++i) {
      if (table_.type(i) != git::ObjectType::kBlob || table_.canonical(i) != i) continue;
      for (const std::uint32_t secret : secrets(i)) wanted.push_back({i, secret});
    }
    std::sort(wanted.begin(), wanted.end());
    Progress progress;
    const std::atomic<bool> stop{false};
    return attribute(
        {table_, commits_, *store_, wanted, inventory_.roots, inventory_.indexed, names_}, pool_,
        progress, stop);
  }

  testing::PlainHistory history(int dull) {
    const Attribution found = attribute_all(
        [&](ObjectNumber blob) { return testing::secrets_of(table_.id(blob).hex(), dull); });
    EXPECT_TRUE(found.problems.empty());
    EXPECT_TRUE(found.missing.empty());
    testing::PlainHistory out;
    for (const SecretPlace& each : found.places) {
      if (each.path.empty()) continue;
      testing::PlainPlace place{commit(each.introduced),
                                commit(each.removed),
                                std::string(history_state_name(each.state)),
                                each.link,
                                {}};
      for (const std::uint32_t tip : each.tips) place.refs.insert(inventory_.roots[tip].name);
      EXPECT_TRUE(out.places.emplace(std::pair(each.secret, each.path), place).second);
    }
    out.submodules = {found.submodules.begin(), found.submodules.end()};
    return out;
  }

  std::string commit(CommitNumber number) const {
    return number == kNoCommit ? "-" : table_.id(commits_[number].object).hex();
  }
  std::int64_t date(const std::string& commit) const {
    const ObjectNumber object = table_.find(ObjectId::from_hex(commit)->data());
    return commits_[commits_.find(object)].date;
  }
  const ObjectTable& table() const { return table_; }

 private:
  std::size_t jobs_;
  WorkerPool pool_;
  git::Repository repository_;
  std::optional<git::ObjectStore> store_;
  Inventory inventory_;
  ObjectTable table_;
  CommitGraph commits_;
  NoNames names_;
};

unsigned seed() {
  const char* text = std::getenv("SCAN_SEED");
  return text != nullptr ? static_cast<unsigned>(std::atoi(text)) : 20261123;
}

// Gives the number of places. `dull`: see secrets_of.
std::size_t compare(unsigned seed, testing::RandomHistory::Shape shape, std::size_t commits,
                    int dull, bool repack) {
  SCOPED_TRACE("seed " + std::to_string(seed));
  testing::GitSandbox box;
  box.git({"init", "-q", "-b", "main"});
  box.git({"fast-import", "--quiet", "--force", "--depth=50"},
          testing::RandomHistory(seed, shape).make(commits));
  // What only this branch held is left dangling.
  box.git({"update-ref", "-d", "refs/heads/lost"});
  if (repack) {
    box.git({"-c", "gc.pruneExpire=never", "repack", "-q", "-a", "-d", "-k", "-f", "--depth=50"});
  }
  const testing::PlainHistory expected = testing::read_plainly(box, dull);
  for (const std::size_t jobs : {1, 2, 8}) {
    const testing::PlainHistory found = Ours(box.dir(), jobs).history(dull);
    for (const auto& [held, place] : expected.places) {
      const auto at = found.places.find(held);
      if (at == found.places.end()) {
        ADD_FAILURE() << held.first << " at " << held.second << " is lost";
      } else {
        EXPECT_EQ(at->second, place) << held.first << " at " << held.second;
      }
    }
    EXPECT_EQ(found.places.size(), expected.places.size());
    EXPECT_EQ(found.submodules, expected.submodules);
  }
  return expected.places.size();
}

TEST(AttributionDifferential, RandomHistories) {
  using Shape = testing::RandomHistory::Shape;
  std::size_t places = 0;
  for (unsigned round = 0; round < 9; ++round) {
    const Shape shape = round < 6 ? Shape::kNarrow : Shape::kManyFiles;
    places += compare(seed() + round, shape, 60, 4, round % 2 == 0);
  }
  EXPECT_GT(places, 500U);
}

// Versions of one folder of folders, of which few lead to anything.
TEST(AttributionDifferential, FewSecretsInManyFolders) {
  std::size_t places = 0;
  for (unsigned round = 0; round < 4; ++round) {
    places += compare(seed() + round, testing::RandomHistory::Shape::kManyFolders, 150, -12,
                      round % 2 == 0);
  }
  EXPECT_GT(places, 100U);
}

// What git's log shows of one blob at one path: the commits that bring it, in git's order.
using Shown = std::map<std::string, std::vector<std::string>>;  // by "blob path"

// Names that git prints in another form are left out on both sides.
bool needs_quotes(const std::string& path) {
  return std::any_of(path.begin(), path.end(),
                     [](unsigned char c) { return c < ' ' || c == '"' || c == '\\' || c == 127; });
}

Shown shown_by_git(const std::string& repository) {
  FILE* pipe = popen(("env -i PATH=\"$PATH\" GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 "
                      "GIT_NO_LAZY_FETCH=1 git -c core.quotePath=false -C '" +
                      repository +
                      "' log --all --reverse --date-order --raw -m --no-renames --no-abbrev "
                      "--format=%H")
                         .c_str(),
                     "r");
  Shown shown;
  std::string commit;
  char line[8192];
  while (std::fgets(line, sizeof line, pipe) != nullptr) {
    std::string text = line;
    if (text.ends_with('\n')) text.pop_back();
    if (text.size() == 40) commit = text;
    if (!text.starts_with(':')) continue;
    const std::string mode = text.substr(8, 6);
    const std::string blob = text.substr(56, 40);
    const std::string path = text.substr(text.find('\t') + 1);
    if (mode == "160000" || blob == std::string(40, '0') || needs_quotes(path)) continue;
    shown[blob + " " + path].push_back(commit);
  }
  pclose(pipe);
  return shown;
}

// Every blob at every path it ever had. Where git's list begins with another commit than ours, ours
// must be in that list and older: git sorts children before parents and turns that around, which is
// another order where clocks disagree.
TEST(AttributionDifferential, OfARealRepository) {
  const char* path = std::getenv("SCAN_REPOSITORY");
  if (path == nullptr) GTEST_SKIP() << "SCAN_REPOSITORY names none";
  Ours ours(path, 2);
  const Attribution found = ours.attribute_all([](ObjectNumber blob) { return std::array{blob}; });
  std::map<std::string, CommitNumber> commit_of;
  for (const SecretPlace& each : found.places) {
    if (each.state == HistoryState::kDangling || each.path.empty()) continue;
    if (needs_quotes(each.path)) continue;
    commit_of[ours.table().id(each.blob).hex() + " " + each.path] = each.introduced;
  }
  const Shown shown = shown_by_git(path);
  std::size_t not_here = 0;
  std::size_t other_order = 0;
  for (const auto& [pair, commits] : shown) {
    const auto at = commit_of.find(pair);
    if (at == commit_of.end()) {
      const auto blob = ObjectId::from_hex(pair.substr(0, 40));
      EXPECT_EQ(ours.table().find(blob->data()), kNoObject) << pair;
      ++not_here;
      continue;
    }
    const std::string commit = ours.commit(at->second);
    if (commit == commits.front()) continue;
    ++other_order;
    EXPECT_TRUE(std::find(commits.begin(), commits.end(), commit) != commits.end()) << pair;
    EXPECT_LE(ours.date(commit), ours.date(commits.front())) << pair;
  }
  std::printf("%zu pairs, of %zu the blob is not here, %zu in another order\n", shown.size(),
              not_here, other_order);
  EXPECT_EQ(commit_of.size() + not_here, shown.size());
}

}  // namespace
}  // namespace scan::history

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
#include <random>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "git/object_store.h"
#include "history/inventory.h"
#include "history/object_scan.h"
#include "support/git_sandbox.h"
#include "tokens/rule_set.h"

namespace scan::history {
namespace {

constexpr std::uint32_t kSecrets = 40;

// Which secrets a blob "holds": any rule that both sides know will do.
std::vector<std::uint32_t> secrets_of(const std::string& blob) {
  const auto number = static_cast<std::uint32_t>(std::stoul(blob.substr(0, 6), nullptr, 16));
  if (number % 4 == 0) return {};
  if (number % 4 == 1) return {number % kSecrets};
  const std::set<std::uint32_t> two = {number % kSecrets, number / 7 % kSecrets};
  return {two.begin(), two.end()};
}

struct Place {
  std::string introduced;
  std::string removed;
  std::string state;
  std::set<std::string> refs;
  bool operator==(const Place&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Place& place) {
  out << "by " << place.introduced << " gone by " << place.removed << " " << place.state;
  for (const std::string& ref : place.refs) out << " " << ref;
  return out;
}
using Places = std::map<std::pair<std::uint32_t, std::string>, Place>;  // by secret and path

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

  Places places() {
    const Attribution found =
        attribute_all([&](ObjectNumber blob) { return secrets_of(table_.id(blob).hex()); });
    EXPECT_TRUE(found.problems.empty());
    EXPECT_TRUE(found.missing.empty());
    Places out;
    for (const SecretPlace& each : found.places) {
      if (each.path.empty()) continue;
      Place place{commit(each.introduced),
                  commit(each.removed),
                  std::string(history_state_name(each.state)),
                  {}};
      for (const std::uint32_t tip : each.tips) place.refs.insert(inventory_.roots[tip].name);
      EXPECT_TRUE(out.emplace(std::pair(each.secret, each.path), place).second);
    }
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

// The same by sets, one whole tree for each commit.
class Plain {
 public:
  explicit Plain(testing::GitSandbox& box) : box_(box) {
    std::istringstream commits(box.git({"rev-list", "--timestamp", "--parents", "--date-order",
                                        "--all", "--reflog", "refs/stash"}));
    std::string line;
    while (std::getline(commits, line)) add_commit(line);
    for (const std::string& id : dangling()) {
      add_commit(box.git({"rev-list", "--timestamp", "--parents", "--no-walk", id}));
    }
    put_in_order();
    add_refs();
    for (Commit& each : commits_) read_tree(each);
  }

  Places places() {
    Places out;
    for (int phase = 0; phase < 3; ++phase) {
      for (const Commit& commit : commits_) {
        if (phase_of(commit.id) != phase) continue;
        for (const auto& held : commit.holds) {
          const auto [at, is_new] = out.emplace(held, Place{});
          if (!is_new) continue;
          at->second.introduced = commit.id;
          at->second.state = phase == 0 ? "reachable" : phase == 1 ? "kept" : "dangling";
        }
      }
    }
    for (auto& [held, place] : out) finish(held, place);
    return out;
  }

 private:
  using Held = std::pair<std::uint32_t, std::string>;
  struct Commit {
    std::string id;
    std::int64_t date = 0;
    std::vector<std::string> parents;
    std::set<Held> holds;
  };

  void add_commit(const std::string& line) {
    std::istringstream words(line);
    Commit commit;
    words >> commit.date >> commit.id;
    for (std::string parent; words >> parent;) commit.parents.push_back(parent);
    if (known_.insert(commit.id).second) commits_.push_back(commit);
  }

  std::vector<std::string> dangling() {
    std::vector<std::string> out;
    std::istringstream lines(box_.git({"fsck", "--unreachable", "--no-reflogs", "--no-progress"}));
    for (std::string a, type, id; lines >> a >> type >> id;) {
      if (type == "commit") out.push_back(id);
    }
    return out;
  }

  // Parents first, then the older, then the smaller id.
  void put_in_order() {
    std::vector<Commit> ordered;
    std::set<std::string> done;
    while (ordered.size() < commits_.size()) {
      const Commit* next = nullptr;
      for (const Commit& each : commits_) {
        if (done.contains(each.id)) continue;
        if (!std::all_of(each.parents.begin(), each.parents.end(),
                         [&](const std::string& parent) { return done.contains(parent); })) {
          continue;
        }
        if (next == nullptr || std::tie(each.date, each.id) < std::tie(next->date, next->id)) {
          next = &each;
        }
      }
      done.insert(next->id);
      ordered.push_back(*next);
    }
    commits_ = std::move(ordered);
  }

  void add_refs() {
    std::istringstream lines(
        box_.git({"for-each-ref", "--format=%(refname) %(objectname) %(*objectname)"}));
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::string name, id, peeled;
      words >> name >> id >> peeled;
      refs_[name] = peeled.empty() ? id : peeled;
    }
    refs_["HEAD"] = refs_["refs/heads/main"];
    for (const auto& [name, id] : refs_) mark(id, name == "refs/stash" ? 1 : 0);
  }

  void mark(const std::string& start, int phase) {
    std::vector<std::string> todo{start};
    while (!todo.empty()) {
      const std::string id = todo.back();
      todo.pop_back();
      const auto [at, is_new] = phase_.emplace(id, phase);
      if (!is_new && at->second <= phase) continue;
      at->second = phase;
      for (const std::string& parent : find(id)->parents) todo.push_back(parent);
    }
  }
  int phase_of(const std::string& id) const {
    const auto at = phase_.find(id);
    return at == phase_.end() ? 2 : at->second;
  }
  const Commit* find(const std::string& id) const {
    return &*std::find_if(commits_.begin(), commits_.end(),
                          [&](const Commit& each) { return each.id == id; });
  }

  void read_tree(Commit& commit) {
    const std::string list = box_.git({"ls-tree", "-r", "-z", commit.id});
    for (std::size_t at = 0; at < list.size();) {
      const std::size_t end = list.find('\0', at);
      const std::size_t tab = list.find('\t', at);
      const std::string blob = list.substr(tab - 40, 40);
      const std::string path = list.substr(tab + 1, end - tab - 1);
      for (const std::uint32_t secret : secrets_of(blob)) commit.holds.emplace(secret, path);
      at = end + 1;
    }
  }

  void finish(const Held& held, Place& place) const {
    for (const auto& [name, id] : refs_) {
      if (!find(id)->holds.contains(held)) continue;
      place.refs.insert(name);
      if (name == "refs/stash") continue;
      if (name == "refs/heads/main") {
        place.state = "live-default";
      } else if (place.state != "live-default") {
        place.state = "live-other";
      }
    }
    place.removed = place.state.starts_with("live") ? "-" : removed(held, place.state);
  }

  std::string removed(const Held& held, const std::string& state) const {
    const int phase = state == "reachable" ? 0 : state == "kept" ? 1 : 2;
    std::string by_all = "-";
    std::string by_any = "-";
    for (const Commit& commit : commits_) {
      if (phase_of(commit.id) != phase || commit.holds.contains(held)) continue;
      const auto with = std::count_if(
          commit.parents.begin(), commit.parents.end(),
          [&](const std::string& parent) { return find(parent)->holds.contains(held); });
      if (with == 0) continue;
      by_any = commit.id;
      if (with == static_cast<std::ptrdiff_t>(commit.parents.size())) by_all = commit.id;
    }
    return by_all != "-" ? by_all : by_any;
  }

  testing::GitSandbox& box_;
  std::set<std::string> known_;
  std::vector<Commit> commits_;
  std::map<std::string, std::string> refs_;
  std::map<std::string, int> phase_;
};

// A random history for git fast-import.
class RandomHistory {
 public:
  // A wide one has folders of so many files that a version's tree is for the most part copied from
  // another's, as the trees of large projects are.
  RandomHistory(unsigned seed, bool wide) : random_(seed), files_(wide ? 150 : 6) {}

  std::string make(std::size_t commits) {
    for (std::size_t i = 0; i < commits; ++i) add_commit();
    out_ += "reset refs/heads/main\nfrom :" + std::to_string(made_) + "\n\n";
    out_ += "reset refs/stash\nfrom :" + std::to_string(1 + below(made_)) + "\n\n";
    for (int tag = 0; tag < 3; ++tag) {
      out_ += "tag t" + std::to_string(tag) + "\nfrom :" + std::to_string(1 + below(made_)) +
              "\ntagger T <t@example.com> 1 +0000\ndata 1\nx\n";
    }
    out_ += "reset refs/heads/side\nfrom :" + std::to_string(1 + below(made_)) + "\n\n";
    return out_ + "done\n";
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }

  std::string path() {
    std::string out;
    for (std::size_t depth = below(3); depth > 0; --depth)
      out += "d" + std::to_string(below(3)) + "/";
    return out + "f" + std::to_string(below(files_));
  }

  // Few contents, so that they come back, move and stand at several paths.
  void modify(const std::string& path) {
    const std::string text = "content " + std::to_string(below(60)) + "\n";
    out_ += "M 100644 inline " + path + "\ndata " + std::to_string(text.size()) + "\n" + text;
  }

  void add_commit() {
    ++made_;
    // Now and then a clock goes wrong.
    const std::size_t date =
        1600000000 + 1000 * made_ + below(100) - (below(6) == 0 ? 1000 * below(20) : 0);
    const std::string branch =
        below(9) == 0 ? "refs/heads/b" + std::to_string(below(5)) : "refs/heads/lost";
    out_ += "commit " + branch + "\nmark :" + std::to_string(made_) +
            "\ncommitter C <c@example.com> " + std::to_string(date) + " +0000\ndata 1\nm\n";
    std::set<std::size_t> parents;
    if (made_ > 1 && below(20) != 0) {
      const std::size_t count = below(4) == 0 ? 2 + below(3) : 1;
      for (std::size_t i = 0; i < count; ++i) {
        parents.insert(made_ - 1 - below(std::min<std::size_t>(made_ - 1, 8)));
      }
    }
    bool first = true;
    for (auto at = parents.rbegin(); at != parents.rend(); ++at) {
      out_ += (first ? "from :" : "merge :") + std::to_string(*at) + "\n";
      first = false;
    }
    if (first) {
      out_ += "deleteall\n";
      for (std::size_t i = 0; files_ > 6 && i < 2 * files_; ++i) modify(path());
    }
    for (std::size_t edits = 1 + below(4); edits > 0; --edits) {
      switch (below(5)) {
        case 0:
          out_ += "D " + path() + "\n";
          break;
        default:
          modify(path());
      }
    }
    out_ += "\n";
  }

  std::mt19937 random_;
  std::size_t files_;  // of a folder
  std::string out_ = "feature done\n";
  std::size_t made_ = 0;
};

unsigned seed() {
  const char* text = std::getenv("SCAN_SEED");
  return text != nullptr ? static_cast<unsigned>(std::atoi(text)) : 20261123;
}

TEST(AttributionDifferential, RandomHistories) {
  std::size_t places = 0;
  for (unsigned round = 0; round < 9; ++round) {
    SCOPED_TRACE("seed " + std::to_string(seed() + round));
    testing::GitSandbox box;
    box.git({"init", "-q", "-b", "main"});
    box.git({"fast-import", "--quiet", "--force"},
            RandomHistory(seed() + round, round >= 6).make(60));
    // What only this branch held is left dangling.
    box.git({"update-ref", "-d", "refs/heads/lost"});
    if (round % 2 == 0) {
      box.git({"-c", "gc.pruneExpire=never", "repack", "-q", "-a", "-d", "-k", "-f", "--depth=50"});
    }
    const Places expected = Plain(box).places();
    for (const std::size_t jobs : {1, 2, 8}) {
      const Places found = Ours(box.dir(), jobs).places();
      for (const auto& [held, place] : expected) {
        const auto at = found.find(held);
        ASSERT_TRUE(at != found.end()) << held.first << " at " << held.second;
        EXPECT_EQ(at->second, place) << held.first << " at " << held.second;
      }
      EXPECT_EQ(found.size(), expected.size());
    }
    places += expected.size();
  }
  EXPECT_GT(places, 500U);
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

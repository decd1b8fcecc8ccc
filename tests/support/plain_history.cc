// Reads the whole tree of each commit, and asks of each commit what it holds.
#include "support/plain_history.h"

#include <algorithm>
#include <ostream>
#include <sstream>
#include <tuple>

namespace scan::testing {
namespace {

constexpr std::uint32_t kSecrets = 40;

// One whole tree for each commit.
class Plain {
 public:
  Plain(GitSandbox& box, int dull) : box_(box), dull_(dull) {
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

  PlainHistory read() {
    PlainHistory out;
    for (int phase = 0; phase < 3; ++phase) {
      for (const Commit& commit : commits_) {
        if (phase_of(commit.id) != phase) continue;
        for (const auto& [held, link] : commit.holds) {
          const auto [at, is_new] = out.places.emplace(held, PlainPlace{});
          if (!is_new) continue;
          at->second.introduced = commit.id;
          at->second.link = link;
          at->second.state = phase == 0 ? "reachable" : phase == 1 ? "kept" : "dangling";
        }
      }
    }
    for (auto& [held, place] : out.places) finish(held, place);
    out.submodules = submodules_;
    return out;
  }

 private:
  using Held = std::pair<std::uint32_t, std::string>;
  struct Commit {
    std::string id;
    std::int64_t date = 0;
    std::vector<std::string> parents;
    std::map<Held, bool> holds;  // and whether it is the text of a symlink
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
      const std::string mode = list.substr(at, 6);
      const std::string blob = list.substr(tab - 40, 40);
      const std::string path = list.substr(tab + 1, end - tab - 1);
      at = end + 1;
      if (mode == "160000") {
        submodules_.insert(path);
        continue;
      }
      for (const std::uint32_t secret : secrets_of(blob, dull_)) {
        commit.holds.emplace(Held(secret, path), mode == "120000");
      }
    }
  }

  void finish(const Held& held, PlainPlace& place) const {
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

  GitSandbox& box_;
  int dull_;
  std::set<std::string> submodules_;
  std::set<std::string> known_;
  std::vector<Commit> commits_;
  std::map<std::string, std::string> refs_;
  std::map<std::string, int> phase_;
};

}  // namespace

std::vector<std::uint32_t> secrets_of(const std::string& blob, int dull) {
  const auto number = static_cast<std::uint32_t>(std::stoul(blob.substr(0, 6), nullptr, 16));
  const bool rare = dull < 0;
  if ((number % static_cast<std::uint32_t>(rare ? -dull : dull) == 0) != rare) return {};
  if (number % 3 == 1) return {number % kSecrets};
  const std::set<std::uint32_t> two = {number % kSecrets, number / 7 % kSecrets};
  return {two.begin(), two.end()};
}

std::ostream& operator<<(std::ostream& out, const PlainPlace& place) {
  out << "by " << place.introduced << " gone by " << place.removed << " " << place.state;
  if (place.link) out << " link";
  for (const std::string& ref : place.refs) out << " " << ref;
  return out;
}

PlainHistory read_plainly(GitSandbox& box, int dull) { return Plain(box, dull).read(); }

}  // namespace scan::testing

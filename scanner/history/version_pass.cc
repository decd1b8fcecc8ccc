// claimed names → versions at paths → judged in the order of deltas.
#include "history/version_pass.h"

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <tuple>

#include "base/lists.h"
#include "git/pack/delta_walk.h"
#include "history/introductions.h"
#include "history/tree_edges.h"

namespace scan::history {
namespace {

constexpr std::size_t kMostWrongs = std::size_t{1} << 20;  // of one worker
constexpr std::size_t kMostVersions = std::size_t{1} << 23;
constexpr std::uint64_t kMostLooseBytes = std::uint64_t{32} << 20;
constexpr std::size_t kLooseInOneTask = 64;

class ClaimedNames : public NameJudge {
 public:
  explicit ClaimedNames(const VersionJudge& judge) : judge_(judge) {}
  bool holds_secret(std::size_t, std::string_view name) override {
    return judge_.claims_name(name);
  }

 private:
  const VersionJudge& judge_;
};

// A blob at a claimed path.
struct Version {
  ObjectNumber blob = kNoObject;
  std::uint32_t path = 0;  // of Versions::paths
  auto operator<=>(const Version&) const = default;
};

struct Versions {
  std::vector<Version> list;  // sorted, each once
  std::vector<std::string> paths;
};

Versions claimed_versions(const AttributionInput& input, const VersionJudge& judge,
                          WorkerPool& pool, Progress& progress, const std::atomic<bool>& stop,
                          std::vector<Problem>& problems) {
  const ObjectSet nothing(input.table.size());
  ClaimedNames names(judge);
  const TreeEdges edges =
      TreeEdges::gather({input.table, input.store, nothing, names}, pool, progress, stop);
  const Introductions found = find_introductions(input, edges, nothing, stop);
  append(problems, std::vector<Problem>(found.problems));

  Versions out;
  std::vector<std::pair<PathNumber, ObjectNumber>> appearances;
  for (const Appearance& each : found.list) {
    const bool is_blob = each.named && !each.link && each.child < input.table.size() &&
                         input.table.type(each.child) == git::ObjectType::kBlob;
    if (is_blob) appearances.emplace_back(each.path, each.child);
  }
  sort_unique(appearances);
  for (auto first = appearances.begin(); first != appearances.end();) {
    const auto last = std::find_if(first, appearances.end(),
                                   [&](const auto& each) { return each.first != first->first; });
    std::string path = found.paths.text(first->first, edges.names());
    if (judge.claims(path)) {
      for (auto each = first; each != last; ++each) {
        out.list.push_back({each->second, static_cast<std::uint32_t>(out.paths.size())});
      }
      out.paths.push_back(std::move(path));
    }
    first = last;
  }
  std::map<std::string, std::uint32_t, std::less<>> numbers;
  for (const std::string& path : out.paths) {
    numbers.emplace(path, static_cast<std::uint32_t>(numbers.size()));
  }
  for (const IndexedBlob& indexed : input.indexed) {
    const ObjectNumber blob = input.table.find(indexed.id.data());
    if (blob == kNoObject || !judge.claims(indexed.path)) continue;
    const auto [at, is_new] =
        numbers.emplace(indexed.path, static_cast<std::uint32_t>(out.paths.size()));
    if (is_new) out.paths.push_back(indexed.path);
    out.list.push_back({blob, at->second});
  }
  sort_unique(out.list);
  if (out.list.size() > kMostVersions) {
    problems.push_back({"history", std::to_string(out.list.size() - kMostVersions) +
                                       " more versions of files than are judged by policy rules"});
    out.list.resize(kMostVersions);
  }
  return out;
}

// A wrong in a version.
struct Wrong {
  RecordedSecret what;
  Version where;
};

class Pass {
 public:
  Pass(const AttributionInput& input, VersionJudge& judge, const Versions& versions,
       std::size_t workers, Progress& progress, const std::atomic<bool>& stop)
      : input_(input),
        judge_(judge),
        versions_(versions),
        wrongs_(workers),
        progress_(progress),
        stop_(stop) {}

  void run(WorkerPool& pool);
  std::vector<Wrong> take();
  bool lost() const { return lost_.load(); }

 private:
  class Visitor;
  class LooseTask;

  std::pair<std::vector<Version>::const_iterator, std::vector<Version>::const_iterator> of(
      ObjectNumber object) const {
    const auto less = [](const Version& a, const Version& b) { return a.blob < b.blob; };
    return std::equal_range(versions_.list.begin(), versions_.list.end(), Version{object, 0}, less);
  }
  void judge(std::size_t worker, ObjectNumber object, std::string_view bytes);

  const AttributionInput& input_;
  VersionJudge& judge_;
  const Versions& versions_;
  std::vector<std::vector<Wrong>> wrongs_;  // by worker
  Progress& progress_;
  const std::atomic<bool>& stop_;
  std::atomic<bool> lost_{false};
};

// Of copies only the one that the table finds is judged.
void Pass::judge(std::size_t worker, ObjectNumber object, std::string_view bytes) {
  const auto [first, last] = of(object);
  for (auto each = first; each != last; ++each) {
    progress_.done.fetch_add(1, std::memory_order_relaxed);
    for (RecordedSecret& what : judge_.judge(worker, versions_.paths[each->path], bytes)) {
      if (wrongs_[worker].size() == kMostWrongs) {
        lost_.store(true);
        return;
      }
      wrongs_[worker].push_back({std::move(what), *each});
    }
  }
}

class Pass::Visitor : public git::ObjectVisitor {
 public:
  Visitor(Pass& pass, std::size_t pack) : pass_(pass), pack_(pack) {
    const git::DeltaForest& forest = pass.input_.table.packs()[pack].forest;
    wanted_.resize(forest.size(), false);
    const ObjectNumber first = pass.input_.table.number(pack, 0);
    for (auto each = pass.of(first).first; each != pass.versions_.list.end(); ++each) {
      const std::uint64_t place = each->blob - first;
      if (place >= forest.size()) break;
      for (auto entry = static_cast<std::uint32_t>(place);
           entry != git::kNoEntry && !wanted_[entry]; entry = forest[entry].base) {
        wanted_[entry] = true;
      }
    }
  }
  bool wants(std::uint32_t entry) const override { return wanted_[entry]; }
  std::unique_ptr<git::Memory> visit(std::size_t worker, const git::Rebuilt& object) override {
    pass_.judge(worker, pass_.input_.table.number(pack_, object.entry), object.bytes);
    return nullptr;
  }
  void damaged(std::size_t, std::uint32_t, git::Damage) override {}  // the first pass tells of it
  bool stopped() const override { return pass_.stop_.load(std::memory_order_relaxed); }

 private:
  Pass& pass_;
  std::size_t pack_;
  std::vector<bool> wanted_;  // by entry: a version, or what one is made of
};

class Pass::LooseTask : public Task {
 public:
  LooseTask(Pass& pass, std::size_t first, std::size_t last)
      : pass_(pass), first_(first), last_(last) {}
  void run(std::size_t worker) override {
    const ObjectTable& table = pass_.input_.table;
    for (std::size_t i = first_; i < last_; ++i) {
      if (pass_.stop_.load(std::memory_order_relaxed)) return;
      const auto [begin, end] = pass_.of(table.loose_number(i));
      if (begin == end) continue;
      const git::ObjectContent content =
          pass_.input_.store.read(table.loose()[i].id, kMostLooseBytes);
      if (content.state != git::ObjectState::kRead) continue;  // the first pass tells of it
      pass_.judge(worker, table.loose_number(i), content.bytes);
    }
  }

 private:
  Pass& pass_;
  std::size_t first_;
  std::size_t last_;
};

void Pass::run(WorkerPool& pool) {
  constexpr std::array kTypes = {git::ObjectType::kBlob};
  for (std::size_t pack = 0; pack < input_.table.packs().size(); ++pack) {
    const PackedObjects& objects = input_.table.packs()[pack];
    const auto begin = of(input_.table.number(pack, 0)).first;
    if (begin == versions_.list.end() ||
        begin->blob >= input_.table.number(pack, objects.forest.size())) {
      continue;
    }
    Visitor visitor(*this, pack);
    git::walk_deltas(*objects.pack, objects.forest, kTypes, pool, visitor, false);
  }
  const std::size_t count = input_.table.loose().size();
  for (std::size_t first = 0; first < count; first += kLooseInOneTask) {
    pool.add(std::make_unique<LooseTask>(*this, first, std::min(count, first + kLooseInOneTask)));
  }
  pool.run();
}

std::vector<Wrong> Pass::take() {
  std::vector<Wrong> all;
  for (std::vector<Wrong>& each : wrongs_) append(all, std::move(each));
  std::sort(all.begin(), all.end(), [](const Wrong& a, const Wrong& b) {
    return std::tie(a.what.rule, a.what.identity, a.where) <
           std::tie(b.what.rule, b.what.identity, b.where);
  });
  return all;
}

}  // namespace

JudgedVersions judge_versions(const AttributionInput& input, VersionJudge& judge, WorkerPool& pool,
                              Progress& progress, const std::atomic<bool>& stop) {
  JudgedVersions out;
  const Versions versions = claimed_versions(input, judge, pool, progress, stop, out.problems);
  out.versions = versions.list.size();
  progress.begin("judging versions of files", "versions", versions.list.size());
  Pass pass(input, judge, versions, pool.workers(), progress, stop);
  pass.run(pool);
  for (Wrong& each : pass.take()) {
    const bool is_new = out.wrongs.empty() || out.wrongs.back().rule != each.what.rule ||
                        out.wrongs.back().identity != each.what.identity;
    if (is_new) out.wrongs.push_back(std::move(each.what));
    const auto number = static_cast<std::uint32_t>(out.wrongs.size() - 1);
    out.wanted.push_back({each.where.blob, number});
    out.places.emplace(number, versions.paths[each.where.path]);
  }
  sort_unique(out.wanted);
  if (pass.lost()) {
    out.problems.push_back({"history",
                            "policy rules are broken more often than is kept; a part of "
                            "it is not told"});
  }
  return out;
}

}  // namespace scan::history

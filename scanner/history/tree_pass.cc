// The visitor that parses trees.
#include "history/tree_pass.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstring>
#include <iterator>
#include <memory>
#include <set>

#include "base/keyed_hash.h"
#include "base/lists.h"
#include "git/pack/delta_walk.h"
#include "history/hash_set.h"
#include "history/tree_parse.h"

namespace scan::history {
namespace {

constexpr std::size_t kMostBroken = 1000;
constexpr std::uint64_t kMostTreeBytes = std::uint64_t{256} << 20;

// A filter that lets every wanted id through and few others.
class IdFilter {
 public:
  IdFilter(const ObjectTable& table, const ObjectSet& wanted) {
    for (ObjectNumber i = 0; i < table.size(); ++i) {
      if (wanted.has(i)) bits_->set(bit_of(table.id_bytes(i)));
    }
  }
  bool may_have(const std::uint8_t* id) const { return bits_->test(bit_of(id)); }

 private:
  static constexpr std::size_t kBits = std::size_t{1} << 21;
  static std::size_t bit_of(const std::uint8_t* id) {
    std::uint32_t value = 0;
    std::memcpy(&value, id + 8, sizeof value);
    return value % kBits;
  }
  std::unique_ptr<std::bitset<kBits>> bits_ = std::make_unique<std::bitset<kBits>>();
};

// Objects are expanded by several workers at once, each with a state of its own.
class TreePass {
 public:
  TreePass(GatheredTrees& out, const TreePassInput& input, ByteBudget& budget, std::size_t workers,
           Progress& progress, const std::atomic<bool>& stop);

  void run(WorkerPool& pool);

 private:
  class Worker;
  class PackVisitor;
  class LooseTask;
  friend class Worker;
  friend class PackVisitor;
  friend class LooseTask;

  void keep_one_of_copies();
  void finish();

  GatheredTrees& out_;
  const TreePassInput& input_;
  IdFilter filter_;
  KeyedHash hash_;
  Progress& progress_;
  const std::atomic<bool>& stop_;
  std::vector<std::unique_ptr<Worker>> workers_;
};

class alignas(64) TreePass::Worker : public EntryKeeper {
 public:
  Worker(TreePass& pass, ByteBudget& budget, std::uint32_t index)
      : lists(budget), pass_(pass), index_(index), names_(*pass.out_.names) {}

  std::unique_ptr<KeptTree> expand(ObjectNumber tree, const git::Rebuilt& object);
  bool keep(const git::TreeEntry& entry, TreeEdge& edge) override;
  void tell(const ObjectId& tree, std::string_view reason) {
    if (problems.size() < kMostBroken) {
      problems.push_back({"tree " + tree.hex(), std::string(reason)});
    }
  }

  EdgeLists lists;
  std::set<ObjectId> missing;
  std::vector<Problem> problems;
  bool spent = false;

 private:
  void tell_missing(const ObjectId& id);
  bool holds_secret(std::string_view name);
  void store(ObjectNumber tree, const KeptTree& kept);

  TreePass& pass_;
  std::uint32_t index_;
  NameTable::Local names_;
  HashSet clean_names_;
};

class TreePass::PackVisitor : public git::ObjectVisitor {
 public:
  PackVisitor(TreePass& pass, std::size_t pack) : pass_(pass), pack_(pack) {}
  std::unique_ptr<git::Memory> visit(std::size_t worker, const git::Rebuilt& object) override {
    return pass_.workers_[worker]->expand(pass_.input_.table.number(pack_, object.entry), object);
  }
  void damaged(std::size_t worker, std::uint32_t entry, git::Damage damage) override {
    const ObjectTable& table = pass_.input_.table;
    pass_.workers_[worker]->tell(table.id(table.number(pack_, entry)), git::damage_reason(damage));
  }
  bool stopped() const override { return pass_.stop_.load(std::memory_order_relaxed); }

 private:
  TreePass& pass_;
  std::size_t pack_;
};

class TreePass::LooseTask : public Task {
 public:
  LooseTask(TreePass& pass, std::size_t first, std::size_t last)
      : pass_(pass), first_(first), last_(last) {}
  void run(std::size_t worker) override {
    const ObjectTable& table = pass_.input_.table;
    for (std::size_t i = first_; i < last_; ++i) {
      if (pass_.stop_.load(std::memory_order_relaxed)) return;
      const LooseObject& object = table.loose()[i];
      if (object.type != git::ObjectType::kTree) continue;
      const git::ObjectContent content = pass_.input_.store.read(object.id, kMostTreeBytes);
      if (content.state != git::ObjectState::kRead) {
        pass_.workers_[worker]->tell(object.id,
                                     pass_.input_.store.explain(content.state, object.id));
        continue;
      }
      git::Rebuilt rebuilt;
      rebuilt.type = content.type;
      rebuilt.bytes = content.bytes;
      pass_.workers_[worker]->expand(table.loose_number(i), rebuilt);
    }
  }

 private:
  TreePass& pass_;
  std::size_t first_;
  std::size_t last_;
};

TreePass::TreePass(GatheredTrees& out, const TreePassInput& input, ByteBudget& budget,
                   std::size_t workers, Progress& progress, const std::atomic<bool>& stop)
    : out_(out),
      input_(input),
      filter_(input.table, input.wanted),
      progress_(progress),
      stop_(stop) {
  out_.trees.resize(input.table.size());
  for (std::uint32_t i = 0; i < workers; ++i) {
    workers_.push_back(std::make_unique<Worker>(*this, budget, i));
  }
}

void TreePass::run(WorkerPool& pool) {
  constexpr std::array kTypes = {git::ObjectType::kTree};
  for (std::size_t pack = 0; pack < input_.table.packs().size(); ++pack) {
    const PackedObjects& objects = input_.table.packs()[pack];
    PackVisitor visitor(*this, pack);
    git::walk_deltas(*objects.pack, objects.forest, kTypes, pool, visitor, false);
  }
  constexpr std::size_t kInOneTask = 64;
  const std::size_t count = input_.table.loose().size();
  for (std::size_t first = 0; first < count; first += kInOneTask) {
    pool.add(std::make_unique<LooseTask>(*this, first, std::min(count, first + kInOneTask)));
  }
  pool.run();
  finish();
}

std::unique_ptr<KeptTree> TreePass::Worker::expand(ObjectNumber tree, const git::Rebuilt& object) {
  pass_.progress_.done.fetch_add(1, std::memory_order_relaxed);
  auto kept = std::make_unique<KeptTree>();
  bool broken = object.bytes.size() > kMostTreeBytes;
  if (!broken) {
    TreeParse parse(object.bytes, pass_.input_.table.id_size(), *this, *kept);
    if (object.base != nullptr) {
      parse.version(static_cast<const KeptTree&>(*object.base), object.copied);
    } else {
      parse.whole();
    }
    broken = parse.broken();
  }
  if (broken) {
    tell(pass_.input_.table.id(tree), "not a tree that git would read; check with `git fsck`");
  }
  store(tree, *kept);
  if (broken || !object.has_children) return nullptr;
  return kept;
}

bool TreePass::Worker::keep(const git::TreeEntry& entry, TreeEdge& edge) {
  const ObjectTable& table = pass_.input_.table;
  edge.named = holds_secret(entry.name) ? 1 : 0;
  bool kept = edge.named != 0;
  bool absent = false;
  if (entry.mode == git::Mode::kSubmodule) {
    edge.child = kSubmodule;
    kept = true;
  } else if (entry.is_folder() || kept || pass_.filter_.may_have(entry.id)) {
    edge.child = table.find(entry.id);
    absent = edge.child == kNoObject;
    kept = kept || (!absent && (entry.is_folder() || pass_.input_.wanted.has(edge.child)));
  } else {
    absent = !table.may_have(entry.id);
  }
  if (absent) tell_missing(ObjectId::from_raw(entry.id, table.id_size()));
  if (!kept) return false;
  edge.link = entry.mode == git::Mode::kLink ? 1 : 0;
  edge.name = names_.number(entry.name) & (NameTable::kMostNames - 1);
  return true;
}

// Keeps the smallest ids, so that which are told does not depend on the number of workers.
void TreePass::Worker::tell_missing(const ObjectId& id) {
  if (git::is_empty_tree(id)) return;
  missing.insert(id);
  if (missing.size() > kMostMissing) missing.erase(std::prev(missing.end()));
}

bool TreePass::Worker::holds_secret(std::string_view name) {
  const std::uint64_t hash = pass_.hash_(name);
  if (clean_names_.has(hash)) return false;
  if (pass_.input_.names.holds_secret(index_, name)) return true;
  clean_names_.add(hash);
  return false;
}

void TreePass::Worker::store(ObjectNumber tree, const KeptTree& kept) {
  for (const KeptTree::Entry& each : kept.entries) lists.push(each.edge);
  ListNumber list = lists.finish();
  if (list == kNoList) {
    spent = true;
    list = kEmptyList;
  }
  pass_.out_.trees[tree] = {list, index_};
}

// Edges lead to the copy that the table finds. Where that one is damaged, a sound one stands in.
void TreePass::keep_one_of_copies() {
  if (!input_.table.has_copies()) return;
  for (ObjectNumber tree = 0; tree < out_.trees.size(); ++tree) {
    if (out_.trees[tree].list == kNoList) continue;
    const ObjectNumber found = input_.table.canonical(tree);
    if (found == tree) continue;
    GatheredTree copy;
    std::swap(copy, out_.trees[tree]);
    if (out_.trees[found].list == kNoList) out_.trees[found] = copy;
  }
}

void TreePass::finish() {
  keep_one_of_copies();
  for (const auto& worker : workers_) {
    out_.lists.push_back(std::move(worker->lists));
    out_.missing.insert(out_.missing.end(), worker->missing.begin(), worker->missing.end());
    append(out_.problems, std::move(worker->problems));
    out_.spent = out_.spent || worker->spent;
  }
  sort_unique(out_.missing);
  if (out_.missing.size() > kMostMissing) out_.missing.resize(kMostMissing);
}

}  // namespace

GatheredTrees gather_trees(const TreePassInput& input, ByteBudget& budget, WorkerPool& pool,
                           Progress& progress, const std::atomic<bool>& stop) {
  GatheredTrees trees;
  TreePass(trees, input, budget, pool.workers(), progress, stop).run(pool);
  return trees;
}

}  // namespace scan::history

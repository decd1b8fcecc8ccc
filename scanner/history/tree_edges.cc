// The visitor that parses trees, and the pruning of what leads nowhere.
#include "history/tree_edges.h"

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
#include "git/tree.h"
#include "history/hash_set.h"

namespace scan::history {
namespace {

// Every so many bytes of a tree it is noted that an entry begins there.
constexpr std::uint32_t kBetweenCheckpoints = 256;
// Copied runs of fewer bytes are parsed: finding their entries in the base costs more.
constexpr std::uint64_t kLeastRun = 600;
constexpr std::size_t kMostBroken = 1000;
constexpr std::uint64_t kMostTreeBytes = std::uint64_t{256} << 20;

struct KeptEntry {
  std::uint32_t offset = 0;  // in the tree
  TreeEdge edge;
};

// What a tree leaves for those that are made of it.
class KeptTree : public git::Memory {
 public:
  std::vector<KeptEntry> entries;          // in order of place
  std::vector<std::uint32_t> checkpoints;  // in order
};

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

}  // namespace

class TreePass {
 public:
  TreePass(TreeEdges& out, const TreeEdges::Input& input, std::size_t workers, Progress& progress,
           const std::atomic<bool>& stop);

  void run(WorkerPool& pool);

 private:
  struct alignas(64) Worker {
    explicit Worker(NameTable& all_names) : names(all_names) {}
    NameTable::Local names;
    HashSet clean_names;
    std::set<ObjectId> missing;
    std::vector<Problem> problems;
  };
  class PackVisitor;
  class LooseTask;
  friend class PackVisitor;
  friend class LooseTask;

  std::unique_ptr<KeptTree> expand(std::size_t worker, ObjectNumber tree,
                                   const git::Rebuilt& object);
  void parse_version(std::size_t index, const git::Rebuilt& object, const KeptTree& base,
                     KeptTree& out, bool& broken);
  std::uint32_t take_over(std::size_t index, const git::Rebuilt& object, const CopiedRun& run,
                          const KeptTree& base, std::uint32_t at, KeptTree& out, bool& broken);
  std::uint32_t parse(std::size_t index, std::string_view bytes, std::uint32_t at,
                      std::uint64_t stop, KeptTree& out, bool& broken);
  void keep(std::size_t index, std::uint32_t offset, const git::TreeEntry& entry, KeptTree& out);
  static void tell_missing(Worker& worker, const ObjectId& id);
  bool holds_secret(std::size_t index, std::string_view name);
  void store(std::size_t worker, ObjectNumber tree, const KeptTree& kept);
  void finish();

  TreeEdges& out_;
  const TreeEdges::Input& input_;
  IdFilter filter_;
  KeyedHash hash_;
  Progress& progress_;
  const std::atomic<bool>& stop_;
  std::vector<Worker> workers_;
};

class TreePass::PackVisitor : public git::ObjectVisitor {
 public:
  PackVisitor(TreePass& pass, std::size_t pack) : pass_(pass), pack_(pack) {}
  std::unique_ptr<git::Memory> visit(std::size_t worker, const git::Rebuilt& object) override {
    return pass_.expand(worker, pass_.input_.table.number(pack_, object.entry), object);
  }
  void damaged(std::size_t worker, std::uint32_t entry, git::Damage damage) override {
    Worker& state = pass_.workers_[worker];
    if (state.problems.size() >= kMostBroken) return;
    const ObjectId id = pass_.input_.table.id(pass_.input_.table.number(pack_, entry));
    state.problems.push_back({"tree " + id.hex(), std::string(git::damage_reason(damage))});
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
        pass_.workers_[worker].problems.push_back(
            {"tree " + object.id.hex(), pass_.input_.store.explain(content.state, object.id)});
        continue;
      }
      git::Rebuilt rebuilt;
      rebuilt.type = content.type;
      rebuilt.bytes = content.bytes;
      pass_.expand(worker, table.loose_number(i), rebuilt);
    }
  }

 private:
  TreePass& pass_;
  std::size_t first_;
  std::size_t last_;
};

TreePass::TreePass(TreeEdges& out, const TreeEdges::Input& input, std::size_t workers,
                   Progress& progress, const std::atomic<bool>& stop)
    : out_(out),
      input_(input),
      filter_(input.table, input.wanted),
      progress_(progress),
      stop_(stop) {
  out_.ranges_.resize(input.table.size());
  out_.edges_.resize(workers);
  workers_.reserve(workers);
  for (std::size_t i = 0; i < workers; ++i) workers_.emplace_back(*out_.names_);
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

std::unique_ptr<KeptTree> TreePass::expand(std::size_t index, ObjectNumber tree,
                                           const git::Rebuilt& object) {
  Worker& worker = workers_[index];
  progress_.done.fetch_add(1, std::memory_order_relaxed);
  auto kept = std::make_unique<KeptTree>();
  bool broken = object.bytes.size() > kMostTreeBytes;
  if (!broken && object.base != nullptr) {
    parse_version(index, object, static_cast<const KeptTree&>(*object.base), *kept, broken);
  } else if (!broken) {
    parse(index, object.bytes, 0, object.bytes.size(), *kept, broken);
  }
  if (broken && worker.problems.size() < kMostBroken) {
    worker.problems.push_back({"tree " + input_.table.id(tree).hex(),
                               "not a tree that git would read; check with `git fsck`"});
  }
  if (!input_.table.has_copies() || input_.table.is_canonical(tree)) store(index, tree, *kept);
  if (broken || !object.has_children) return nullptr;
  return kept;
}

// Parses from `at`, where an entry begins, to the first one that begins at `stop` or after it.
std::uint32_t TreePass::parse(std::size_t index, std::string_view bytes, std::uint32_t at,
                              std::uint64_t stop, KeptTree& out, bool& broken) {
  git::TreeReader reader(bytes.substr(at), input_.table.id_size());
  while (at < stop && !broken) {
    if (out.checkpoints.empty() || at >= out.checkpoints.back() + kBetweenCheckpoints) {
      out.checkpoints.push_back(at);
    }
    git::TreeEntry entry;
    if (!reader.next(entry)) {
      broken = broken || reader.broken();
      return static_cast<std::uint32_t>(bytes.size());
    }
    keep(index, at, entry, out);
    at = static_cast<std::uint32_t>(reinterpret_cast<const char*>(entry.id) - bytes.data() +
                                    static_cast<std::ptrdiff_t>(input_.table.id_size()));
  }
  return at;
}

void TreePass::parse_version(std::size_t index, const git::Rebuilt& object, const KeptTree& base,
                             KeptTree& out, bool& broken) {
  std::uint32_t at = 0;
  for (const CopiedRun& run : object.copied) {
    if (run.size < kLeastRun || broken) continue;
    at = take_over(index, object, run, base, at, out, broken);
  }
  if (!broken) parse(index, object.bytes, at, object.bytes.size(), out, broken);
}

// Parses up to a place inside the run where an entry begins in both trees; from there on the
// entries of the base are those of this tree, as long as they end inside the run.
std::uint32_t TreePass::take_over(std::size_t index, const git::Rebuilt& object,
                                  const CopiedRun& run, const KeptTree& base, std::uint32_t at,
                                  KeptTree& out, bool& broken) {
  at = std::max(at, at < run.begin ? parse(index, object.bytes, at, run.begin, out, broken) : at);
  const std::uint64_t base_end = run.base_begin + run.size;
  auto first = base.checkpoints.begin();
  for (;;) {
    if (broken || at >= run.end()) return at;
    first = std::lower_bound(first, base.checkpoints.end(), at - run.begin + run.base_begin);
    if (first == base.checkpoints.end() || *first >= base_end) return at;
    const std::uint64_t target = *first - run.base_begin + run.begin;
    at = parse(index, object.bytes, at, target, out, broken);
    if (at == target) break;
  }
  const auto last = std::upper_bound(first, base.checkpoints.end(), base_end) - 1;
  if (last <= first) return at;
  const auto here = [&](std::uint32_t in_base) {
    return static_cast<std::uint32_t>(in_base - run.base_begin + run.begin);
  };
  auto entry = std::lower_bound(
      base.entries.begin(), base.entries.end(), *first,
      [](const KeptEntry& each, std::uint32_t offset) { return each.offset < offset; });
  for (; entry != base.entries.end() && entry->offset < *last; ++entry) {
    out.entries.push_back({here(entry->offset), entry->edge});
  }
  for (auto each = first; each != last; ++each) out.checkpoints.push_back(here(*each));
  return here(*last);
}

void TreePass::keep(std::size_t index, std::uint32_t offset, const git::TreeEntry& entry,
                    KeptTree& out) {
  Worker& worker = workers_[index];
  const ObjectTable& table = input_.table;
  TreeEdge edge;
  edge.named = holds_secret(index, entry.name) ? 1 : 0;
  bool kept = edge.named != 0;
  bool missing = false;
  if (entry.mode == git::Mode::kSubmodule) {
    edge.child = kSubmodule;
    kept = true;
  } else if (entry.is_folder() || kept || filter_.may_have(entry.id)) {
    edge.child = table.find(entry.id);
    missing = edge.child == kNoObject;
    kept = kept || (!missing && (entry.is_folder() || input_.wanted.has(edge.child)));
  } else {
    missing = !table.may_have(entry.id);
  }
  if (missing) tell_missing(worker, ObjectId::from_raw(entry.id, table.id_size()));
  if (!kept) return;
  edge.link = entry.mode == git::Mode::kLink ? 1 : 0;
  edge.name = worker.names.number(entry.name) & (NameTable::kMostNames - 1);
  out.entries.push_back({offset, edge});
}

// Keeps the smallest ids, so that which are told does not depend on the number of workers.
void TreePass::tell_missing(Worker& worker, const ObjectId& id) {
  if (git::is_empty_tree(id)) return;
  worker.missing.insert(id);
  if (worker.missing.size() > kMostMissing) worker.missing.erase(std::prev(worker.missing.end()));
}

bool TreePass::holds_secret(std::size_t index, std::string_view name) {
  HashSet& clean = workers_[index].clean_names;
  const std::uint64_t hash = hash_(name);
  if (clean.has(hash)) return false;
  if (input_.names.holds_secret(index, name)) return true;
  clean.add(hash);
  return false;
}

void TreePass::store(std::size_t worker, ObjectNumber tree, const KeptTree& kept) {
  std::vector<TreeEdge>& edges = out_.edges_[worker];
  TreeEdges::Range& range = out_.ranges_[tree];
  range.begin = static_cast<std::uint32_t>(edges.size());
  range.count = static_cast<std::uint32_t>(kept.entries.size());
  range.part = static_cast<std::uint16_t>(worker);
  range.is_tree = true;
  for (const KeptEntry& each : kept.entries) edges.push_back(each.edge);
}

void TreePass::finish() {
  for (Worker& worker : workers_) {
    out_.missing_.insert(out_.missing_.end(), worker.missing.begin(), worker.missing.end());
    out_.problems_.insert(out_.problems_.end(), worker.problems.begin(), worker.problems.end());
  }
  sort_unique(out_.missing_);
  if (out_.missing_.size() > kMostMissing) out_.missing_.resize(kMostMissing);
}

TreeEdges TreeEdges::gather(const Input& input, WorkerPool& pool, Progress& progress,
                            const std::atomic<bool>& stop) {
  TreeEdges edges;
  TreePass(edges, input, pool.workers(), progress, stop).run(pool);
  edges.drop_what_leads_nowhere(input.wanted);
  return edges;
}

// Children before parents, without recursion: a hostile repository nests as deep as it likes.
void TreeEdges::drop_what_leads_nowhere(const ObjectSet& wanted) {
  struct Step {
    ObjectNumber tree;
    std::uint32_t next;  // of its edges
  };
  std::vector<bool> seen(ranges_.size());
  std::vector<Step> steps;
  const auto enter = [&](ObjectNumber tree) {
    if (seen[tree] || !ranges_[tree].is_tree) return;
    seen[tree] = true;
    steps.push_back({tree, 0});
  };
  const auto leads = [&](const TreeEdge& edge) {
    return edge.named != 0 || edge.child == kSubmodule || wanted.has(edge.child) ||
           leads_anywhere(edge.child);
  };
  for (ObjectNumber root = 0; root < ranges_.size(); ++root) {
    enter(root);
    while (!steps.empty()) {
      Step& step = steps.back();
      Range& range = ranges_[step.tree];
      TreeEdge* edges = edges_[range.part].data() + range.begin;
      if (step.next < range.count) {
        const ObjectNumber child = edges[step.next++].child;
        if (child < ranges_.size()) enter(child);
        continue;
      }
      TreeEdge* end = std::remove_if(edges, edges + range.count,
                                     [&](const TreeEdge& edge) { return !leads(edge); });
      std::sort(edges, end, [](const TreeEdge& a, const TreeEdge& b) {
        return a.name != b.name ? a.name < b.name : a.child < b.child;
      });
      range.count = static_cast<std::uint32_t>(end - edges);
      steps.pop_back();
    }
  }
}

}  // namespace scan::history

// One stack of contents for each tree of deltas; idle workers are handed whole subtrees.
#include "git/pack/delta_walk.h"

#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <vector>

#include "base/buffer.h"
#include "base/stopwatch.h"
#include "git/pack/delta.h"
#include "git/pack/inflater.h"

namespace scan::git {
namespace {

// Contents of more than this are rebuilt by one worker at a time, so that memory does not grow with
// the number of workers.
constexpr std::uint64_t kLargeContent = std::uint64_t{32} << 20;
// What all contents of a pack may come to: honest ones are ten to a hundred times their pack, while
// a delta of a few bytes can ask for 512 MiB.
constexpr std::uint64_t kMostRebuilt = std::uint64_t{64} << 30;
constexpr std::uint64_t kMostRebuiltFactor = 1000;
// Trees of fewer entries are not worth handing to another worker.
constexpr std::uint32_t kLeastSplit = 16;

// An object whose children are yet to be made.
struct Content {
  Buffer bytes;
  std::unique_ptr<Memory> memory;
};
using ContentPtr = std::shared_ptr<Content>;

struct alignas(64) WorkerState {
  Inflater inflater;
  Buffer delta;
  Buffer leaf;
  std::vector<CopiedRun> runs;
  WalkStats stats;
};

class Walk {
 public:
  Walk(const Pack& pack, const DeltaForest& forest, std::span<const ObjectType> types,
       WorkerPool& pool, ObjectVisitor& visitor, bool measure)
      : entries_(pack.bytes().substr(0, pack.entries_end())),
        id_size_(pack.index().id_size()),
        forest_(forest),
        pool_(pool),
        visitor_(visitor),
        measure_(measure),
        workers_(pool.workers()),
        budget_(static_cast<std::int64_t>(kMostRebuilt + kMostRebuiltFactor * entries_.size())) {
    for (const ObjectType type : types) {
      for (const std::uint32_t root : forest.roots(type)) roots_.push_back(root);
      wanted_[static_cast<std::size_t>(type)] = true;
    }
  }

  void run();
  WalkStats stats() const;

 private:
  class RootsTask;
  class SubtreeTask;
  friend class RootsTask;
  friend class SubtreeTask;

  // A parent on the way down, and which of its children is next.
  struct Step {
    ContentPtr content;
    std::uint32_t next_child = kNoEntry;
  };
  using Lock = std::unique_lock<std::mutex>;

  void tell_of_lost() const;
  void take_roots(std::size_t worker);
  void walk_tree(std::size_t worker, std::uint32_t root, ContentPtr base);
  ContentPtr make(std::size_t worker, std::uint32_t entry, const Content* base, Lock& large);
  Damage rebuild(WorkerState& state, std::uint32_t entry, const Content* base, Buffer& out,
                 Lock& large);
  Damage inflate(WorkerState& state, const PackEntry& header, Buffer& out);
  bool may_take(std::uint64_t bytes) {
    const auto amount = static_cast<std::int64_t>(bytes);
    return budget_.fetch_sub(amount, std::memory_order_relaxed) >= amount;
  }
  void give_up(std::size_t worker, std::uint32_t entry, Damage damage);

  std::string_view entries_;
  std::size_t id_size_;
  const DeltaForest& forest_;
  WorkerPool& pool_;
  ObjectVisitor& visitor_;
  bool measure_;
  std::vector<WorkerState> workers_;
  std::vector<std::uint32_t> roots_;
  std::array<bool, 4> wanted_{};
  std::atomic<std::size_t> next_root_{0};
  std::mutex large_;
  std::atomic<std::int64_t> budget_;  // bytes that may still be rebuilt
};

class Walk::RootsTask : public Task {
 public:
  explicit RootsTask(Walk& walk) : walk_(walk) {}
  void run(std::size_t worker) override { walk_.take_roots(worker); }

 private:
  Walk& walk_;
};

class Walk::SubtreeTask : public Task {
 public:
  SubtreeTask(Walk& walk, std::uint32_t root, ContentPtr base)
      : walk_(walk), root_(root), base_(std::move(base)) {}
  void run(std::size_t worker) override { walk_.walk_tree(worker, root_, std::move(base_)); }

 private:
  Walk& walk_;
  std::uint32_t root_;
  ContentPtr base_;
};

void Walk::run() {
  tell_of_lost();
  for (std::size_t i = 0; i < pool_.workers(); ++i) pool_.add(std::make_unique<RootsTask>(*this));
  pool_.run();
}

// What no walk from a whole object reaches. Its type is not known, so it is told of in any walk
// that asks for blobs.
void Walk::tell_of_lost() const {
  if (!wanted_[static_cast<std::size_t>(ObjectType::kBlob)]) return;
  for (std::uint32_t i = 0; i < forest_.size(); ++i) {
    if (forest_[i].damage != Damage::kNone) visitor_.damaged(0, i, forest_[i].damage);
  }
}

void Walk::take_roots(std::size_t worker) {
  while (!visitor_.stopped()) {
    const std::size_t index = next_root_.fetch_add(1, std::memory_order_relaxed);
    if (index >= roots_.size()) return;
    if (!visitor_.wants(roots_[index])) continue;
    walk_tree(worker, roots_[index], nullptr);
  }
}

void Walk::walk_tree(std::size_t worker, std::uint32_t root, ContentPtr base) {
  Lock large(large_, std::defer_lock);
  std::vector<Step> steps;
  ContentPtr made = make(worker, root, base.get(), large);
  base.reset();
  if (made) steps.push_back({std::move(made), forest_[root].first_child});
  while (!steps.empty() && !visitor_.stopped()) {
    Step& step = steps.back();
    const std::uint32_t child = step.next_child;
    const ForestEntry& entry = forest_[child];
    ContentPtr parent = step.content;
    const bool wanted = visitor_.wants(child);
    if (entry.next_sibling == kNoEntry) {
      steps.pop_back();
    } else {
      step.next_child = entry.next_sibling;
      if (wanted && entry.weight >= kLeastSplit && !large.owns_lock() && pool_.has_idle_worker()) {
        pool_.add(std::make_unique<SubtreeTask>(*this, child, std::move(parent)));
        continue;
      }
    }
    made = wanted ? make(worker, child, parent.get(), large) : nullptr;
    parent.reset();
    if (made) steps.push_back({std::move(made), entry.first_child});
  }
}

// Rebuilds and visits; gives the content where something is made of it.
ContentPtr Walk::make(std::size_t worker, std::uint32_t entry, const Content* base, Lock& large) {
  WorkerState& state = workers_[worker];
  const bool has_children = forest_[entry].first_child != kNoEntry;
  ContentPtr content = has_children ? std::make_shared<Content>() : nullptr;
  Buffer& out = has_children ? content->bytes : state.leaf;
  state.runs.clear();
  const Damage damage = rebuild(state, entry, base, out, large);
  if (damage != Damage::kNone) {
    give_up(worker, entry, damage);
    return nullptr;
  }
  Rebuilt rebuilt;
  rebuilt.entry = entry;
  rebuilt.type = forest_[entry].type;
  rebuilt.bytes = out.view();
  rebuilt.has_children = has_children;
  rebuilt.copied = state.runs;
  if (base != nullptr) {
    rebuilt.base = base->memory.get();
    rebuilt.base_size = base->bytes.size();
  }
  std::unique_ptr<Memory> memory = visitor_.visit(worker, rebuilt);
  if (content) content->memory = std::move(memory);
  // A leaf as large as this would stay with the worker for good.
  if (state.leaf.capacity() > kLargeContent) state.leaf = Buffer();
  if (state.delta.capacity() > kLargeContent) state.delta = Buffer();
  return content;
}

Damage Walk::rebuild(WorkerState& state, std::uint32_t entry, const Content* base, Buffer& out,
                     Lock& large) {
  const auto header = read_entry(entries_, forest_[entry].offset, id_size_);
  if (!header) return Damage::kBadOffset;
  if (header->size > kMostObjectBytes) return Damage::kTooLarge;
  const auto wait_if_large = [&](std::uint64_t size) {
    if (size > kLargeContent && !large.owns_lock()) large.lock();
  };
  if (!may_take(header->size)) return Damage::kTooMuch;
  wait_if_large(header->size);
  if (base == nullptr) return inflate(state, *header, out);

  const Damage damage = inflate(state, *header, state.delta);
  if (damage != Damage::kNone) return damage;
  const Stopwatch watch(measure_, state.stats.rebuild_seconds);
  const auto size = delta_result_size(state.delta.view(), base->bytes.size());
  if (!size) return Damage::kBadDelta;
  if (*size > kMostObjectBytes) return Damage::kTooLarge;
  if (!may_take(*size)) return Damage::kTooMuch;
  wait_if_large(*size);
  apply_delta(base->bytes.view(), state.delta.view(), out, state.runs);
  state.stats.rebuilt_bytes += *size;
  return Damage::kNone;
}

Damage Walk::inflate(WorkerState& state, const PackEntry& header, Buffer& out) {
  const Stopwatch watch(measure_, state.stats.inflate_seconds);
  const auto size = static_cast<std::size_t>(header.size);
  out.reset(size);
  if (!state.inflater.inflate(entries_.substr(header.data), out.data(), size)) {
    return Damage::kBadStream;
  }
  state.stats.inflated_bytes += size;
  if (header.kind == PackEntry::Kind::kWhole) state.stats.rebuilt_bytes += size;
  return Damage::kNone;
}

void Walk::give_up(std::size_t worker, std::uint32_t entry, Damage damage) {
  visitor_.damaged(worker, entry, damage);
  std::vector<std::uint32_t> lost = {forest_[entry].first_child};
  while (!lost.empty()) {
    const std::uint32_t each = lost.back();
    lost.pop_back();
    if (each == kNoEntry) continue;
    visitor_.damaged(worker, each, Damage::kBaseDamaged);
    lost.push_back(forest_[each].next_sibling);
    lost.push_back(forest_[each].first_child);
  }
}

WalkStats Walk::stats() const {
  WalkStats all;
  for (const WorkerState& each : workers_) {
    all.inflate_seconds += each.stats.inflate_seconds;
    all.rebuild_seconds += each.stats.rebuild_seconds;
    all.inflated_bytes += each.stats.inflated_bytes;
    all.rebuilt_bytes += each.stats.rebuilt_bytes;
  }
  return all;
}

}  // namespace

WalkStats walk_deltas(const Pack& pack, const DeltaForest& forest,
                      std::span<const ObjectType> types, WorkerPool& pool, ObjectVisitor& visitor,
                      bool measure) {
  Walk walk(pack, forest, types, pool, visitor, measure);
  walk.run();
  return walk.stats();
}

}  // namespace scan::git

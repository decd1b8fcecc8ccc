// Paint flows from the tips to their parents, newest commit first; a commit that gets more paint
// after it passed some on is visited again. What is painted included and not excluded is the range.
#include "git/commit_range.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <queue>
#include <unordered_map>
#include <utility>

#include "git/commit.h"

namespace scan::git {
namespace {

constexpr std::uint64_t kMaxCommit = 64 << 20;

constexpr std::uint8_t kLeft = 1;
constexpr std::uint8_t kRight = 2;
constexpr std::uint8_t kExcluded = 4;

using Number = std::uint32_t;

struct HashId {
  std::size_t operator()(const ObjectId& id) const {
    std::size_t hash = 0;
    std::memcpy(&hash, id.data(), sizeof hash);
    return hash;
  }
};

struct Node {
  ObjectId id;
  std::int64_t time = 0;
  std::vector<ObjectId> parent_ids;
  std::vector<Number> parents;  // the same, once paint first goes on from here
  CommitState state = CommitState::kRead;
  std::uint8_t paint = 0;
  bool queued = false;
};

bool in_range(const Node& node) { return node.paint != 0 && (node.paint & kExcluded) == 0; }

class Walk {
 public:
  Walk(const ObjectStore& store, const std::vector<ObjectId>& shallow, bool symmetric)
      : store_(store), shallow_(shallow), symmetric_(symmetric) {}

  void start(const ObjectId& id, std::uint8_t paint) { add_paint(number_of(id), paint); }

  void run() {
    std::size_t in_vain = 0;
    while (!queue_.empty() && (queued_in_range_ > 0 || (in_range_ > 0 && in_vain < kMostInVain))) {
      const Number at = queue_.top().second;
      queue_.pop();
      nodes_[at].queued = false;
      if (in_range(nodes_[at])) --queued_in_range_;
      const std::size_t before = in_range_;
      const std::uint8_t paint = nodes_[at].paint;
      number_parents(at);
      for (std::size_t i = 0; i < nodes_[at].parents.size(); ++i) {
        add_paint(nodes_[at].parents[i], paint);
      }
      in_vain = queued_in_range_ > 0 || in_range_ < before ? 0 : in_vain + 1;
    }
  }

  std::vector<RangeCommit> result() const;

 private:
  // Newest first; the id makes the order the same on every run.
  using Entry = std::pair<std::int64_t, Number>;

  Number number_of(const ObjectId& id) {
    const auto [found, is_new] = numbers_.try_emplace(id, static_cast<Number>(nodes_.size()));
    if (is_new) {
      nodes_.emplace_back().id = id;
      load(nodes_.back());
    }
    return found->second;
  }

  // The date is needed to queue a node, so a commit is read when it is first named.
  void load(Node& node) {
    const ObjectContent content = store_.read(node.id, kMaxCommit);
    const bool is_commit =
        content.state == ObjectState::kRead && content.type == ObjectType::kCommit;
    const auto commit = is_commit ? parse_commit(content.bytes, node.id.size()) : std::nullopt;
    if (!commit) {
      node.state = CommitState::kAbsent;
      return;
    }
    node.time = commit->committer.seconds;
    if (std::binary_search(shallow_.begin(), shallow_.end(), node.id)) {
      node.state = CommitState::kShallow;
    } else {
      node.parent_ids = commit->parents;
    }
  }

  // number_of() moves nodes, so none is held meanwhile.
  void number_parents(Number at) {
    const std::vector<ObjectId> ids = std::exchange(nodes_[at].parent_ids, {});
    for (const ObjectId& id : ids) {
      const Number parent = number_of(id);
      nodes_[at].parents.push_back(parent);
    }
  }

  void add_paint(Number at, std::uint8_t paint) {
    Node& node = nodes_[at];
    const bool was_in = in_range(node);
    std::uint8_t all = node.paint | paint;
    if (symmetric_ && (all & kLeft) != 0 && (all & kRight) != 0) all |= kExcluded;
    if (all == node.paint) return;
    node.paint = all;
    const bool is_in = in_range(node);
    in_range_ += is_in ? 1 : 0;
    in_range_ -= was_in ? 1 : 0;
    if (node.queued) {
      queued_in_range_ += is_in ? 1 : 0;
      queued_in_range_ -= was_in ? 1 : 0;
      return;
    }
    node.queued = true;
    queued_in_range_ += is_in ? 1 : 0;
    queue_.emplace(node.time, at);
  }

  const ObjectStore& store_;
  const std::vector<ObjectId>& shallow_;
  const bool symmetric_;
  std::vector<Node> nodes_;
  std::unordered_map<ObjectId, Number, HashId> numbers_;
  std::priority_queue<Entry> queue_;
  std::size_t in_range_ = 0;
  std::size_t queued_in_range_ = 0;
};

// Kahn's algorithm: a commit is ready when its parents in the range are out.
std::vector<RangeCommit> Walk::result() const {
  std::vector<std::uint32_t> waits(nodes_.size());
  std::vector<std::vector<Number>> children(nodes_.size());
  const auto later = [&](Number a, Number b) {
    return std::pair(nodes_[a].time, nodes_[a].id) > std::pair(nodes_[b].time, nodes_[b].id);
  };
  std::priority_queue<Number, std::vector<Number>, decltype(later)> ready(later);
  for (Number at = 0; at < nodes_.size(); ++at) {
    if (!in_range(nodes_[at])) continue;
    for (const Number parent : nodes_[at].parents) {
      if (!in_range(nodes_[parent])) continue;
      children[parent].push_back(at);
      ++waits[at];
    }
    if (waits[at] == 0) ready.push(at);
  }
  std::vector<RangeCommit> out;
  while (!ready.empty()) {
    const Number at = ready.top();
    ready.pop();
    RangeCommit commit{.id = nodes_[at].id, .parents = {}, .state = nodes_[at].state};
    for (const Number parent : nodes_[at].parents) commit.parents.push_back(nodes_[parent].id);
    out.push_back(std::move(commit));
    for (const Number child : children[at]) {
      if (--waits[child] == 0) ready.push(child);
    }
  }
  return out;
}

}  // namespace

std::vector<RangeCommit> walk_range(const ObjectStore& store, const std::vector<ObjectId>& shallow,
                                    const RangeTips& tips) {
  Walk walk(store, shallow, tips.symmetric);
  for (const ObjectId& id : tips.excluded) walk.start(id, kExcluded);
  std::uint8_t paint = kLeft;
  for (const ObjectId& id : tips.included) {
    walk.start(id, paint);
    if (tips.symmetric) paint = kRight;
  }
  walk.run();
  return walk.result();
}

}  // namespace scan::git

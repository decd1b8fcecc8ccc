// First the commits are compared, one after the other; then what they bring is read in parallel.
#include "source/range.h"

#include <algorithm>
#include <cstring>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/lists.h"
#include "git/commit.h"
#include "git/commit_changes.h"
#include "git/ref_list.h"
#include "source/stored_blob.h"

namespace scan {
namespace {

using git::CommitChange;
using git::CommitState;
using git::Mode;
using git::RangeCommit;

constexpr std::uint64_t kMostMessageBytes = std::uint64_t{64} << 20;
constexpr std::size_t kItemsPerTask = 32;

// What is told of one commit of the range.
struct Described {
  ObjectId id;
  std::string author;
  std::int64_t author_time = 0;
  std::int64_t commit_time = 0;
  std::vector<std::vector<ObjectId>> deleted;  // by parent
};

// A blob at a path, with every commit that brings it.
struct Item {
  std::string path;
  git::Side side;
  std::size_t commit = 0;  // the first
  std::vector<Introduction> introductions;
};

struct Name {
  std::string path;
  std::size_t commit = 0;
};

std::string where_of(const ObjectId& id) { return "commit " + id.hex(); }

}  // namespace

struct RangeSource::State {
  git::ObjectStore store;
  std::vector<RangeCommit> range;
  std::vector<ObjectId> tags;
  // Filled before the tasks run.
  std::vector<Described> commits = {};
  std::vector<Item> items = {};
  std::vector<Name> names = {};
  std::vector<std::string> paths = {};  // of the items, sorted, each once
};

namespace {

using State = RangeSource::State;

Origin origin_of(const Described& commit, const ObjectId& object) {
  return {commit.id, object, commit.author, commit.author_time, commit.commit_time};
}

// Fills the State from its range.
class Gatherer {
 public:
  Gatherer(State& state, BlobSink& sink) : state_(state), sink_(sink), differ_(state.store) {}

  void run() {
    // Introductions point into the described commits, which must not move.
    state_.commits.reserve(state_.range.size());
    for (const RangeCommit& commit : state_.range) {
      if (sink_.stopped() || exhausted_) break;
      add(commit);
    }
    for (const std::string& path : submodules_) sink_.skipped(0, path, Skip::kSubmodule);
  }

 private:
  void problem(std::string where, std::string reason) {
    sink_.problem(0, {std::move(where), std::move(reason)});
  }

  void add(const RangeCommit& in_range) {
    const auto content =
        state_.store.read_as(git::ObjectType::kCommit, in_range.id, kMostMessageBytes);
    if (!content) return problem(where_of(in_range.id), content.error().message);
    const auto commit = git::parse_commit(content->bytes, in_range.id.size());
    if (!commit) {
      return problem(where_of(in_range.id), "is malformed; check the repository with `git fsck`");
    }
    if (in_range.state == CommitState::kShallow) {
      problem(where_of(in_range.id),
              "the shallow boundary lies in the range: what came before this commit is not here, "
              "so all of its files are scanned; run `git fetch --unshallow`");
    }
    state_.commits.push_back({.id = in_range.id,
                              .author = std::string(commit->author.who),
                              .author_time = commit->author.seconds,
                              .commit_time = commit->committer.seconds,
                              .deleted = {}});
    compare(in_range, commit->tree);
  }

  void compare(const RangeCommit& commit, const ObjectId& tree) {
    std::vector<ObjectId> parents;
    for (const ObjectId& parent : commit.parents) {
      const auto parent_tree = state_.store.commit_tree(parent);
      if (parent_tree) {
        parents.push_back(*parent_tree);
      } else {
        problem(where_of(commit.id), "its parent: " + parent_tree.error().message);
      }
    }
    git::CommitChanges changes = differ_.run(tree, parents);
    for (Problem& one : changes.problems) {
      problem(where_of(commit.id) + ": " + one.where, std::move(one.reason));
    }
    state_.commits.back().deleted = std::move(changes.deleted);
    for (CommitChange& change : changes.changes) add(std::move(change));
    if (differ_.exhausted()) {
      exhausted_ = true;
      problem(where_of(commit.id),
              "the range changes more files than are compared; this commit and those after it are "
              "not scanned in full: narrow the range, or use `scan --history`");
    }
  }

  void add(CommitChange change) {
    const std::size_t commit = state_.commits.size() - 1;
    if (change.after.mode == Mode::kSubmodule) {
      submodules_.insert(std::move(change.path));
      return;
    }
    if (change.is_added() && named_.insert(change.path).second) {
      state_.names.push_back({change.path, commit});
    }
    Introduction introduction;
    for (std::size_t i = 0; i < change.before.size(); ++i) {
      introduction.push_back(old_side(change, i));
    }
    const auto [found, is_new] = numbers_.try_emplace(key_of(change), state_.items.size());
    if (is_new) state_.items.push_back({std::move(change.path), change.after, commit, {}});
    state_.items[found->second].introductions.push_back(std::move(introduction));
  }

  // Every line of a path that was of another kind is new, as is a link where none was.
  OldSide old_side(const CommitChange& change, std::size_t parent) const {
    const git::Side& before = change.before[parent];
    if (before.there()) {
      if (git::same_kind(before.mode, change.after.mode)) return {.id = before.id};
      return {};
    }
    if (change.after.mode == Mode::kLink) return {};
    return {.deleted = &state_.commits.back().deleted[parent]};
  }

  static std::string key_of(const CommitChange& change) {
    std::string key(reinterpret_cast<const char*>(change.after.id.data()), change.after.id.size());
    key += change.after.mode == Mode::kLink ? 'l' : 'f';
    return key += change.path;
  }

  State& state_;
  BlobSink& sink_;
  git::CommitDiffer differ_;
  bool exhausted_ = false;
  std::set<std::string> submodules_;
  std::set<std::string> named_;
  std::unordered_map<std::string, std::size_t> numbers_;  // of items
};

void deliver_message(const State& state, git::ObjectType type, const Origin& origin,
                     std::size_t worker, BlobSink& sink) {
  const std::string path = std::string(git::object_type_name(type)) + " " + origin.object.hex();
  const auto content = state.store.read_as(type, origin.object, kMostMessageBytes);
  if (!content) return sink.problem(worker, {path, content.error().message});
  Blob message;
  message.path = path;
  message.bytes = content->bytes;
  message.part = BlobPart::kMessage;
  message.origin = &origin;
  sink.blob(worker, message);
}

void deliver_commit(const State& state, const Described& commit, std::size_t worker,
                    BlobSink& sink) {
  deliver_message(state, git::ObjectType::kCommit, origin_of(commit, commit.id), worker, sink);
}

void deliver_tag(const State& state, const ObjectId& id, std::size_t worker, BlobSink& sink) {
  Origin origin;
  origin.object = id;
  deliver_message(state, git::ObjectType::kTag, origin, worker, sink);
}

void deliver_item(const State& state, const Item& item, std::size_t worker, BlobSink& sink) {
  const Origin origin = origin_of(state.commits[item.commit], item.side.id);
  deliver_stored(state.store,
                 {item.path, item.side.id, item.side.mode, item.introductions, &origin}, worker,
                 sink);
}

void deliver_name(const State& state, const Name& name, std::size_t worker, BlobSink& sink) {
  const Described& commit = state.commits[name.commit];
  const Origin origin = origin_of(commit, commit.id);
  deliver_path(name.path, &origin, worker, sink);
}

// Some of one of the State's lists.
template <typename T>
class DeliverTask : public Task {
 public:
  using Deliver = void (*)(const State&, const T&, std::size_t, BlobSink&);

  DeliverTask(std::shared_ptr<const State> state, const std::vector<T>& list, std::size_t begin,
              Deliver deliver, BlobSink& sink)
      : state_(std::move(state)), list_(list), begin_(begin), deliver_(deliver), sink_(sink) {}

  void run(std::size_t worker) override {
    const std::size_t end = std::min(begin_ + kItemsPerTask, list_.size());
    for (std::size_t i = begin_; i < end && !sink_.stopped(); ++i) {
      deliver_(*state_, list_[i], worker, sink_);
    }
  }

 private:
  std::shared_ptr<const State> state_;
  const std::vector<T>& list_;  // of state_
  std::size_t begin_;
  Deliver deliver_;
  BlobSink& sink_;
};

template <typename T>
void queue(WorkerPool& pool, const std::shared_ptr<State>& state, const std::vector<T>& list,
           typename DeliverTask<T>::Deliver deliver, BlobSink& sink) {
  for (std::size_t begin = 0; begin < list.size(); begin += kItemsPerTask) {
    pool.add(std::make_unique<DeliverTask<T>>(state, list, begin, deliver, sink));
  }
}

}  // namespace

Result<RangeSource> RangeSource::open(const git::Repository& repository, git::ObjectStore store,
                                      const git::RangeTips& tips, std::vector<ObjectId> tags) {
  const auto shallow = git::shallow_commits(repository);
  if (!shallow) return shallow.error();
  auto range = git::walk_range(store, *shallow, tips);
  return RangeSource(
      std::make_shared<State>(State{std::move(store), std::move(range), std::move(tags)}));
}

std::size_t RangeSource::commits() const { return state_->range.size(); }
const std::vector<std::string>& RangeSource::changed_paths() const { return state_->paths; }

void RangeSource::add_to(WorkerPool& pool, BlobSink& sink) {
  Gatherer(*state_, sink).run();
  for (const Item& item : state_->items) state_->paths.push_back(item.path);
  sort_unique(state_->paths);
  queue(pool, state_, state_->commits, deliver_commit, sink);
  queue(pool, state_, state_->tags, deliver_tag, sink);
  queue(pool, state_, state_->names, deliver_name, sink);
  queue(pool, state_, state_->items, deliver_item, sink);
}

}  // namespace scan

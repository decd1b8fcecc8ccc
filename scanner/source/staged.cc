// The staged list, a blob at a time.
#include "source/staged.h"

#include <algorithm>
#include <string>
#include <vector>

#include "git/index_file.h"
#include "git/object_store.h"
#include "git/refs.h"
#include "git/staged_list.h"
#include "source/stored_blob.h"

namespace scan {

struct StagedSource::State {
  git::ObjectStore store;
  std::shared_ptr<const git::IndexFile> index;
  std::vector<git::StagedChange> changes;
  std::vector<std::string> paths = {};  // of the changes
  std::vector<ObjectId> deleted = {};   // files that an added one may have been
};

namespace {

using git::ChangeKind;
using git::Mode;
using git::StagedChange;
using State = StagedSource::State;

constexpr std::size_t kChangesPerTask = 32;
// Every line of a path that was of another kind is new, as is a link where none was.
OldSide old_side(const State& state, const StagedChange& change) {
  if (change.kind == ChangeKind::kModified) return {.id = change.old_id};
  if (change.kind != ChangeKind::kAdded || change.new_mode == Mode::kLink) return {};
  return {.deleted = &state.deleted};
}

void deliver(const State& state, const StagedChange& change, std::size_t worker, BlobSink& sink) {
  if (change.kind == ChangeKind::kUnmerged) {
    return sink.problem(worker, {change.path, "it is in conflict: resolve it and `git add` it"});
  }
  if (change.kind == ChangeKind::kAdded) deliver_path(change.path, nullptr, worker, sink);
  const bool has_bytes = change.new_mode == Mode::kFile || change.new_mode == Mode::kExecutable ||
                         change.new_mode == Mode::kLink;
  const bool only_mode = change.kind == ChangeKind::kModified && change.old_id == change.new_id;
  if (!has_bytes || only_mode) return;
  const std::vector<Introduction> introductions = {{old_side(state, change)}};
  deliver_stored(state.store, {change.path, change.new_id, change.new_mode, introductions}, worker,
                 sink);
}

class ChangesTask : public Task {
 public:
  ChangesTask(std::shared_ptr<const State> state, std::size_t begin, BlobSink& sink)
      : state_(std::move(state)), begin_(begin), sink_(sink) {}

  void run(std::size_t worker) override {
    const std::size_t end = std::min(begin_ + kChangesPerTask, state_->changes.size());
    for (std::size_t i = begin_; i < end && !sink_.stopped(); ++i) {
      deliver(*state_, state_->changes[i], worker, sink_);
    }
  }

 private:
  std::shared_ptr<const State> state_;
  std::size_t begin_;
  BlobSink& sink_;
};

}  // namespace

Result<StagedSource> StagedSource::open(const git::Repository& repository) {
  auto store = git::ObjectStore::open(repository);
  if (!store) return store.error();
  const auto commit = git::head(repository);
  if (!commit) return commit.error();
  std::optional<ObjectId> tree;
  if (*commit) {
    const auto found = store->commit_tree(**commit);
    if (!found) return found.error();
    tree = *found;
  }
  auto opened = git::IndexFile::open(repository);
  if (!opened) return opened.error();
  const auto index = std::make_shared<const git::IndexFile>(std::move(*opened));
  auto changes = git::staged_list(*index, *store, tree);
  if (!changes) return changes.error();
  auto state = std::make_shared<State>(State{std::move(*store), index, std::move(*changes)});
  for (const StagedChange& change : state->changes) {
    state->paths.push_back(change.path);
    const bool file = change.old_mode == Mode::kFile || change.old_mode == Mode::kExecutable;
    if (change.kind == ChangeKind::kDeleted && file) state->deleted.push_back(change.old_id);
  }
  return StagedSource(std::move(state));
}

std::shared_ptr<const git::IndexFile> StagedSource::index() const { return state_->index; }
const git::ObjectStore& StagedSource::store() const { return state_->store; }
const std::vector<git::StagedChange>& StagedSource::changes() const { return state_->changes; }
const std::vector<std::string>& StagedSource::changed_paths() const { return state_->paths; }

void StagedSource::add_to(WorkerPool& pool, BlobSink& sink) const {
  for (std::size_t begin = 0; begin < state_->changes.size(); begin += kChangesPerTask) {
    pool.add(std::make_unique<ChangesTask>(state_, begin, sink));
  }
}

}  // namespace scan

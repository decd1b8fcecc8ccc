// Old sides are scanned like new ones; the index as a whole is searched only where something was
// found, which is rare.
#include "engine/removed_secrets.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/worker_pool.h"
#include "engine/blob_texts.h"
#include "git/index_file.h"
#include "git/object_store.h"
#include "git/ref_list.h"
#include "git/revision.h"
#include "git/staged_list.h"
#include "git/tree.h"
#include "tokens/decoded_matches.h"

namespace scan::engine {

struct RemovedSecret {
  const git::StagedChange* change;
  std::string secret;
  std::string unpacked;  // which text of the file, and where in it:
  Span place;
  std::string how;  // the secret was got at; empty: it stands there as it is
  std::string_view rule;
  bool chosen;
};

namespace {

using git::ChangeKind;
using Removed = RemovedSecret;
using git::Mode;

constexpr std::string_view kRule = "secret-removed-not-rotated";
constexpr std::uint64_t kMostBytes = std::uint64_t{8} << 20;       // of a file
constexpr std::uint64_t kMostSearched = std::uint64_t{512} << 20;  // of the index's files together
constexpr std::uint64_t kMostTree = std::uint64_t{16} << 20;
constexpr std::size_t kMostRemoved = 1000;
constexpr std::size_t kChangesInOneTask = 32;

bool is_file(Mode mode) { return mode == Mode::kFile || mode == Mode::kExecutable; }

bool takes_away(const git::StagedChange& change) {
  return is_file(change.old_mode) && change.old_id != change.new_id &&
         change.kind != ChangeKind::kUnmerged;
}

// Is the fresh text the older one with lines put in at one place? A comparison from both ends: more
// is not worth its time, for then the old side is scanned like any other.
bool only_adds(std::string_view old, std::string_view fresh) {
  constexpr std::size_t kBlock = 1024;  // compared at once, then byte by byte where it differs
  const std::size_t most = std::min(old.size(), fresh.size());
  std::size_t same = 0;
  while (same + kBlock <= most && old.substr(same, kBlock) == fresh.substr(same, kBlock)) {
    same += kBlock;
  }
  while (same < most && old[same] == fresh[same]) ++same;
  const std::size_t line = old.substr(0, same).rfind('\n') + 1;
  const std::string_view rest = old.substr(line);
  if (fresh.size() < old.size() || !fresh.ends_with(rest)) return false;
  const std::size_t again = fresh.size() - rest.size();
  return again == line || fresh[again - 1] == '\n';
}

// Changed files first: what was moved is found there.
void drop_what_still_stands(const StagedSource& source, std::vector<Removed>& removed) {
  std::uint64_t searched = 0;
  const auto search = [&](const ObjectId& id, std::string_view path) {
    if (removed.empty() || searched > kMostSearched) return;
    const git::ObjectContent content = source.store().read(id, kMostBytes);
    if (content.state != git::ObjectState::kRead) return;
    searched += content.bytes.size();
    std::erase_if(removed, [&](const Removed& each) {
      return holds_secret(content.bytes, path, each.secret);
    });
  };
  for (const git::StagedChange& change : source.changes()) {
    if (is_file(change.new_mode)) search(change.new_id, change.path);
  }
  const std::shared_ptr<const git::IndexFile> index = source.index();
  for (const git::IndexEntry& entry : index->entries()) {
    if (is_file(entry.mode)) search(ObjectId::from_raw(entry.id, index->id_size()), entry.path);
  }
}

// The blob at `path` in a commit; nothing where there is none.
std::optional<ObjectId> blob_at(const git::ObjectStore& store, const ObjectId& commit,
                                std::string_view path) {
  const auto root = store.commit_tree(commit);
  if (!root) return std::nullopt;
  ObjectId id = *root;
  while (!path.empty()) {
    const std::string_view name = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(name.size() + 1, path.size()));
    const auto content = store.read_as(git::ObjectType::kTree, id, kMostTree);
    if (!content) return std::nullopt;
    git::TreeReader reader(content->bytes, id.size());
    git::TreeEntry entry;
    bool found = false;
    while (!found && reader.next(entry)) found = entry.name == name;
    if (!found || entry.is_folder() == path.empty()) return std::nullopt;
    id = ObjectId::from_raw(entry.id, id.size());
  }
  return id;
}

std::vector<ObjectId> remote_tips(const git::Repository& repository,
                                  const git::ObjectStore& store) {
  std::vector<ObjectId> tips;
  for (const git::Ref& ref : git::list_refs(repository).refs) {
    if (!ref.name.starts_with("refs/remotes/")) continue;
    if (const auto commit = git::peel_to_commit(store, ref.id)) tips.push_back(*commit);
  }
  return tips;
}

bool is_pushed(const Removed& removed, const std::vector<ObjectId>& tips,
               const git::ObjectStore& store) {
  return std::any_of(tips.begin(), tips.end(), [&](const ObjectId& tip) {
    const auto blob = blob_at(store, tip, removed.change->path);
    if (!blob) return false;
    if (*blob == removed.change->old_id) return true;
    const git::ObjectContent content = store.read(*blob, kMostBytes);
    return content.state == git::ObjectState::kRead &&
           holds_secret(content.bytes, removed.change->path, removed.secret);
  });
}

policy::Violation violation_of(const Removed& removed, const policy::Rule& rule, bool pushed) {
  policy::Violation violation;
  violation.rule = &rule;
  violation.place = removed.place;
  violation.secret = removed.place;
  violation.chosen = removed.chosen;
  violation.key = std::string(removed.rule);
  violation.severity = pushed ? Severity::kError : rule.info.severity;
  violation.message = "this change takes away what " + std::string(removed.rule) +
                      " finds, which stays readable in the history" +
                      (pushed ? ", and a remote has it" : "") + ": reissue it";
  return violation;
}

}  // namespace

// Scans the old sides of some changes that have no new one.
class RemovedSecrets::DeletedTask : public Task {
 public:
  DeletedTask(RemovedSecrets& removed, std::vector<const git::StagedChange*> changes)
      : removed_(removed), changes_(std::move(changes)) {}

  void run(std::size_t worker) override {
    for (const git::StagedChange* change : changes_) {
      removed_.scan_old_side(worker, *change, std::nullopt);
    }
  }

 private:
  RemovedSecrets& removed_;
  std::vector<const git::StagedChange*> changes_;
};

RemovedSecrets::RemovedSecrets(ScanState& scan, const StagedSource& source,
                               const git::Repository& repository, std::size_t workers)
    : scan_(scan),
      source_(source),
      repository_(repository),
      rule_(scan.policy->active(kRule)),
      by_worker_(workers) {}

RemovedSecrets::~RemovedSecrets() = default;

void RemovedSecrets::blob(std::size_t worker, const Blob& blob) {
  scan_.collector.blob(worker, blob);
  if (rule_ == nullptr || blob.part != BlobPart::kContent) return;
  const auto& changes = source_.changes();
  const auto change = std::lower_bound(
      changes.begin(), changes.end(), blob.path,
      [](const git::StagedChange& a, std::string_view path) { return a.path < path; });
  scan_old_side(worker, *change, blob.bytes);
}

void RemovedSecrets::skipped(std::size_t worker, std::string_view path, Skip reason) {
  scan_.collector.skipped(worker, path, reason);
}
void RemovedSecrets::problem(std::size_t worker, Problem problem) {
  scan_.collector.problem(worker, std::move(problem));
}
bool RemovedSecrets::stopped() const { return scan_.collector.stopped(); }

void RemovedSecrets::add_to(WorkerPool& pool) {
  if (rule_ == nullptr) return;
  std::vector<const git::StagedChange*> gone;
  const auto add = [&] {
    if (!gone.empty()) pool.add(std::make_unique<DeletedTask>(*this, std::move(gone)));
    gone.clear();
  };
  for (const git::StagedChange& change : source_.changes()) {
    if (is_file(change.new_mode)) continue;
    gone.push_back(&change);
    if (gone.size() == kChangesInOneTask) add();
  }
  add();
}

void RemovedSecrets::scan_old_side(std::size_t worker, const git::StagedChange& change,
                                   std::optional<std::string_view> fresh) {
  if (!takes_away(change)) return;
  const git::ObjectContent content = source_.store().read(change.old_id, kMostBytes);
  if (content.state != git::ObjectState::kRead) return;
  if (fresh && only_adds(content.bytes, *fresh)) return;
  visit_texts(content.bytes, [&](std::string_view unpacked, std::string_view text) {
    scan_text(worker, change, unpacked, text);
    return by_worker_[worker].size() < kMostRemoved;
  });
}

void RemovedSecrets::scan_text(std::size_t worker_index, const git::StagedChange& change,
                               std::string_view unpacked, std::string_view text) {
  tokens::Scanner::Worker* worker = scan_.collector.tokens_of(worker_index);
  if (worker == nullptr) return;
  const Span all{0, text.size() + 1};
  const auto add = [&](const tokens::TokenMatch& match, std::string_view secret, Span place,
                       std::string_view decoded) {
    if (match.confidence < Confidence::kMedium) return;
    by_worker_[worker_index].push_back({&change, std::string(secret), std::string(unpacked), place,
                                        layers_name(unpacked, decoded), match.rule->info.id,
                                        match.rule->chosen});
  };
  std::vector<tokens::TokenMatch> matches;
  Status ignored = scan_.tokens.scan(text, all, change.path, *worker, matches);
  const tokens::DecodedMatches hidden =
      tokens::find_decoded({{text, change.path}, all, matches}, scan_.tokens, *worker, ignored);
  for (const tokens::DecodedMatch& each : hidden.matches) {
    add(each.match, hidden.secret_of(each), each.place, hidden.layers.decoded[each.layer].how);
  }
  for (const tokens::TokenMatch& match : matches) {
    add(match, text.substr(match.secret.begin, match.secret.size()), match.secret, {});
  }
}

std::vector<RemovedSecret> RemovedSecrets::take_found() {
  std::vector<Removed> all;
  for (std::vector<Removed>& each : by_worker_) {
    for (Removed& one : each) all.push_back(std::move(one));
  }
  by_worker_.clear();
  std::sort(all.begin(), all.end(), [](const Removed& a, const Removed& b) {
    return std::tie(a.change->path, a.unpacked, a.place, a.secret) <
           std::tie(b.change->path, b.unpacked, b.place, b.secret);
  });
  if (all.size() > kMostRemoved) all.resize(kMostRemoved);
  return all;
}

void RemovedSecrets::tell() {
  std::vector<Removed> removed = take_found();
  if (!removed.empty()) drop_what_still_stands(source_, removed);
  if (removed.empty()) return;
  const git::ObjectStore& store = source_.store();
  const std::vector<ObjectId> tips = remote_tips(repository_, store);
  tokens::Scanner::Worker* worker = scan_.collector.tokens_of(0);
  for (const Removed& each : removed) {
    const git::ObjectContent content = store.read(each.change->old_id, kMostBytes);
    if (content.state != git::ObjectState::kRead || worker == nullptr) continue;
    const policy::Violation violation = violation_of(each, *rule_, is_pushed(each, tips, store));
    Gathered gathered;
    visit_texts(content.bytes, [&](std::string_view unpacked, std::string_view text) {
      if (unpacked != each.unpacked) return true;
      scan_.blobs.judge_project({each.change->path, BlobPart::kOldContent, text, each.how},
                                {violation}, *worker, gathered);
      return false;
    });
    scan_.collector.add(0, std::move(gathered));
  }
}

}  // namespace scan::engine

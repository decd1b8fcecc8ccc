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
namespace {

using git::ChangeKind;
using git::Mode;

constexpr std::string_view kRule = "secret-removed-not-rotated";
constexpr std::uint64_t kMostBytes = std::uint64_t{8} << 20;       // of a file
constexpr std::uint64_t kMostSearched = std::uint64_t{512} << 20;  // of the index's files together
constexpr std::uint64_t kMostTree = std::uint64_t{16} << 20;
constexpr std::size_t kMostRemoved = 1000;
constexpr std::size_t kChangesInOneTask = 32;

struct Removed {
  const git::StagedChange* change;
  std::string secret;
  std::string unpacked;  // which text of the file, and where in it:
  Span place;
  std::string how;  // the secret was got at; empty: it stands there as it is
  std::string_view rule;
  bool chosen;
};

bool is_file(Mode mode) { return mode == Mode::kFile || mode == Mode::kExecutable; }

bool takes_away(const git::StagedChange& change) {
  return is_file(change.old_mode) && change.old_id != change.new_id &&
         change.kind != ChangeKind::kUnmerged;
}

// Scans the old sides of some changes.
class OldSidesTask : public Task {
 public:
  OldSidesTask(ScanState& scan, const git::ObjectStore& store,
               std::span<const git::StagedChange> changes,
               std::vector<std::vector<Removed>>& removed)
      : scan_(scan), store_(store), changes_(changes), removed_(removed) {}

  void run(std::size_t index) override {
    tokens::Scanner::Worker* worker = scan_.collector.tokens_of(index);
    if (worker == nullptr) return;
    for (const git::StagedChange& change : changes_) {
      if (!takes_away(change)) continue;
      const git::ObjectContent content = store_.read(change.old_id, kMostBytes);
      if (content.state != git::ObjectState::kRead) continue;
      visit_texts(content.bytes, [&](std::string_view unpacked, std::string_view text) {
        scan(change, unpacked, text, *worker, removed_[index]);
        return removed_[index].size() < kMostRemoved;
      });
    }
  }

 private:
  void scan(const git::StagedChange& change, std::string_view unpacked, std::string_view text,
            tokens::Scanner::Worker& worker, std::vector<Removed>& out) const {
    const Span all{0, text.size() + 1};
    const auto add = [&](const tokens::TokenMatch& match, std::string_view secret, Span place,
                         std::string_view decoded) {
      if (match.confidence < Confidence::kMedium) return;
      out.push_back({&change, std::string(secret), std::string(unpacked), place,
                     layers_name(unpacked, decoded), match.rule->info.id, match.rule->chosen});
    };
    std::vector<tokens::TokenMatch> matches;
    Status ignored = scan_.tokens.scan(text, all, change.path, worker, matches);
    const tokens::DecodedMatches hidden =
        tokens::find_decoded({{text, change.path}, all, matches}, scan_.tokens, worker, ignored);
    for (const tokens::DecodedMatch& each : hidden.matches) {
      add(each.match, hidden.secret_of(each), each.place, hidden.layers.decoded[each.layer].how);
    }
    for (const tokens::TokenMatch& match : matches) {
      add(match, text.substr(match.secret.begin, match.secret.size()), match.secret, {});
    }
  }

  ScanState& scan_;
  const git::ObjectStore& store_;
  std::span<const git::StagedChange> changes_;
  std::vector<std::vector<Removed>>& removed_;
};

std::vector<Removed> in_old_sides(ScanState& scan, const StagedSource& source) {
  WorkerPool pool(scan.plan.jobs);
  std::vector<std::vector<Removed>> by_worker(pool.workers());
  const std::span<const git::StagedChange> changes = source.changes();
  for (std::size_t begin = 0; begin < changes.size(); begin += kChangesInOneTask) {
    const std::size_t count = std::min(kChangesInOneTask, changes.size() - begin);
    pool.add(std::make_unique<OldSidesTask>(scan, source.store(), changes.subspan(begin, count),
                                            by_worker));
  }
  pool.run();
  std::vector<Removed> all;
  for (std::vector<Removed>& each : by_worker) {
    for (Removed& one : each) all.push_back(std::move(one));
  }
  std::sort(all.begin(), all.end(), [](const Removed& a, const Removed& b) {
    return std::tie(a.change->path, a.unpacked, a.place, a.secret) <
           std::tie(b.change->path, b.unpacked, b.place, b.secret);
  });
  if (all.size() > kMostRemoved) all.resize(kMostRemoved);
  return all;
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

void tell_removed_secrets(ScanState& scan, const StagedSource& source,
                          const git::Repository& repository) {
  const policy::Rule* rule = scan.policy->active(kRule);
  if (rule == nullptr) return;
  std::vector<Removed> removed = in_old_sides(scan, source);
  if (!removed.empty()) drop_what_still_stands(source, removed);
  if (removed.empty()) return;
  const std::vector<ObjectId> tips = remote_tips(repository, source.store());
  tokens::Scanner::Worker* worker = scan.collector.tokens_of(0);
  for (const Removed& each : removed) {
    const git::ObjectContent content = source.store().read(each.change->old_id, kMostBytes);
    if (content.state != git::ObjectState::kRead || worker == nullptr) continue;
    const policy::Violation violation =
        violation_of(each, *rule, is_pushed(each, tips, source.store()));
    Gathered gathered;
    visit_texts(content.bytes, [&](std::string_view unpacked, std::string_view text) {
      if (unpacked != each.unpacked) return true;
      scan.blobs.judge_project({each.change->path, BlobPart::kOldContent, text, each.how},
                               {violation}, *worker, gathered);
      return false;
    });
    scan.collector.add(0, std::move(gathered));
  }
}

}  // namespace scan::engine

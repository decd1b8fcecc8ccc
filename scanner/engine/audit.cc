// record → (version read again → findings that the record names) → collector.
#include "engine/audit.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include "base/worker_pool.h"
#include "git/commit.h"
#include "git/object_store.h"

namespace scan::engine {
namespace {

using history::AuditRecord;
using history::RecordedMessage;
using history::RecordedPlace;

constexpr std::size_t kObjectsInOneTask = 16;
constexpr std::uint64_t kMostCommitBytes = std::uint64_t{64} << 20;

// Which secrets of a blob are wanted, and what history says of each.
using Wanted = std::map<Sha256, const RecordedPlace*>;

// Secrets at one path of one blob.
struct Version {
  ObjectId object;
  const RecordedPlace* first = nullptr;  // path and kind are the same in all
  std::vector<const RecordedPlace*> places;
};

class Rendering {
 public:
  Rendering(const Audit& audit, const AuditRecord& record, const git::ObjectStore& store,
            const BlobScanner& blobs, Collector& collector, Progress& progress)
      : audit_(audit),
        record_(record),
        store_(store),
        blobs_(blobs),
        collector_(collector),
        progress_(progress) {}

  void run();

 private:
  class VersionsTask;
  friend class VersionsTask;

  void render(std::size_t worker, const Version& version);
  void render_name(std::size_t worker, const RecordedPlace& place);
  void render_messages(std::size_t worker);
  bool scan(std::size_t worker, const Blob& blob, Gathered& out);
  void deliver(std::size_t worker, Gathered found);
  std::vector<Version> versions() const;
  std::string path_of(const RecordedPlace& place) const;
  Sha256 key(const Finding& finding) const;
  PlaceHistory history_of(const RecordedPlace& place) const;
  std::optional<CommitFacts> facts(const std::optional<ObjectId>& commit) const;
  void move_allowed_later(std::size_t worker, const Version& version, const Wanted& wanted,
                          Gathered& found);

  const Audit& audit_;
  const AuditRecord& record_;
  const git::ObjectStore& store_;
  const BlobScanner& blobs_;
  Collector& collector_;
  Progress& progress_;
};

class Rendering::VersionsTask : public Task {
 public:
  VersionsTask(Rendering& rendering, std::span<const Version> versions)
      : rendering_(rendering), versions_(versions) {}
  void run(std::size_t worker) override {
    for (const Version& version : versions_) rendering_.render(worker, version);
  }

 private:
  Rendering& rendering_;
  std::span<const Version> versions_;
};

void Rendering::run() {
  const std::vector<Version> all = versions();
  WorkerPool pool(audit_.gather.jobs);
  for (std::size_t first = 0; first < all.size(); first += kObjectsInOneTask) {
    const std::size_t count = std::min(kObjectsInOneTask, all.size() - first);
    pool.add(std::make_unique<VersionsTask>(*this, std::span(all).subspan(first, count)));
  }
  pool.run();
  for (const RecordedPlace& name : record_.names) render_name(0, name);
  render_messages(0);
}

std::vector<Version> Rendering::versions() const {
  std::map<std::pair<ObjectId, std::string_view>, Version> by_place;
  for (const RecordedPlace& place : record_.places) {
    Version& version = by_place[{place.object, place.path}];
    version.object = place.object;
    if (version.first == nullptr) version.first = &place;
    version.places.push_back(&place);
  }
  std::vector<Version> all;
  all.reserve(by_place.size());
  for (auto& [place, version] : by_place) all.push_back(std::move(version));
  return all;
}

// In the repository; the prefix comes to what is reported.
std::string Rendering::path_of(const RecordedPlace& place) const {
  return place.path.empty() ? "blob " + place.object.hex() : place.path;
}

Sha256 Rendering::key(const Finding& finding) const {
  const history::Cache* cache = audit_.gather.cache;
  return cache != nullptr ? cache->keyed(finding.identity) : finding.identity;
}

bool Rendering::scan(std::size_t index, const Blob& blob, Gathered& out) {
  tokens::Scanner::Worker* worker = collector_.tokens_of(index);
  if (worker == nullptr) {
    out.problems.push_back({std::string(blob.path), "no memory to scan it"});
    return false;
  }
  blobs_.scan(blob, *worker, out);
  return true;
}

void Rendering::deliver(std::size_t worker, Gathered found) {
  const auto add_prefix = [&](Finding& finding) {
    for (Place& each : finding.places) each.path.insert(0, audit_.prefix);
  };
  for (Finding& each : found.findings) add_prefix(each);
  for (Suppressed& each : found.suppressed) add_prefix(each.finding);
  for (std::string& each : found.notices) each.insert(0, audit_.prefix);
  for (Problem& each : found.problems) each.where.insert(0, audit_.prefix);
  found.left_out.clear();  // counted when the objects were scanned
  collector_.add(worker, std::move(found));
}

void Rendering::render(std::size_t worker, const Version& version) {
  progress_.done.fetch_add(version.places.size(), std::memory_order_relaxed);
  const git::ObjectContent content = store_.read(version.object, git::kMostObjectBytes);
  if (content.state != git::ObjectState::kRead) {
    return collector_.problem(worker, {audit_.prefix + path_of(*version.first),
                                       store_.explain(content.state, version.object)});
  }
  const std::string path = path_of(*version.first);
  Blob blob;
  blob.path = path;
  blob.bytes = content.bytes;
  blob.part = version.first->link ? BlobPart::kLinkTarget : BlobPart::kContent;
  Gathered found;
  if (!scan(worker, blob, found)) return deliver(worker, std::move(found));

  Wanted wanted;
  for (const RecordedPlace* place : version.places) {
    wanted.emplace(record_.secrets[place->secret].identity, place);
  }
  const auto attach = [&](Finding& finding) {
    const auto place = wanted.find(key(finding));
    if (place == wanted.end()) return false;
    for (Place& each : finding.places) each.history = history_of(*place->second);
    return true;
  };
  std::erase_if(found.findings, [&](Finding& each) { return !attach(each); });
  std::erase_if(found.suppressed, [&](Suppressed& each) { return !attach(each.finding); });
  move_allowed_later(worker, version, wanted, found);
  deliver(worker, std::move(found));
}

// A comment that allows a secret may have come with a later version of the file.
void Rendering::move_allowed_later(std::size_t worker, const Version& version, const Wanted& wanted,
                                   Gathered& found) {
  if (!audit_.obey_allow) return;
  std::erase_if(found.findings, [&](Finding& finding) {
    const RecordedPlace& place = *wanted.at(key(finding));
    if (place.last_object == version.object) return false;
    const git::ObjectContent content = store_.read(place.last_object, git::kMostObjectBytes);
    if (content.state != git::ObjectState::kRead) return false;
    if (content.bytes.find("scan:allow") == std::string_view::npos) return false;
    const std::string path = path_of(place);
    Blob blob;
    blob.path = path;
    blob.bytes = content.bytes;
    Gathered later;
    scan(worker, blob, later);
    for (Suppressed& each : later.suppressed) {
      if (key(each.finding) != key(finding)) continue;
      found.suppressed.push_back({std::move(finding), each.reason, each.until});
      return true;
    }
    return false;
  });
}

void Rendering::render_name(std::size_t worker, const RecordedPlace& place) {
  const std::string path = path_of(place);
  const std::size_t slash = path.rfind('/');
  Blob blob;
  blob.part = BlobPart::kName;
  blob.path =
      slash == std::string::npos ? std::string_view() : std::string_view(path).substr(0, slash);
  blob.bytes = std::string_view(path).substr(slash == std::string::npos ? 0 : slash + 1);
  Gathered found;
  scan(worker, blob, found);
  for (Finding& finding : found.findings) {
    for (Place& each : finding.places) each.history = history_of(place);
  }
  deliver(worker, std::move(found));
}

void Rendering::render_messages(std::size_t worker) {
  std::map<ObjectId, std::vector<const RecordedMessage*>> by_object;
  for (const RecordedMessage& each : record_.messages) by_object[each.object].push_back(&each);
  for (const auto& [object, messages] : by_object) {
    const git::ObjectContent content = store_.read(object, git::kMostObjectBytes);
    const std::string path =
        std::string(git::object_type_name(messages.front()->type)) + " " + object.hex();
    if (content.state != git::ObjectState::kRead) {
      collector_.problem(worker, {audit_.prefix + path, store_.explain(content.state, object)});
      continue;
    }
    Blob blob;
    blob.part = BlobPart::kMessage;
    blob.path = path;
    blob.bytes = content.bytes;
    Gathered found;
    scan(worker, blob, found);
    PlaceHistory history;
    history.state = HistoryState::kMessage;
    history.object = object;
    if (messages.front()->type == git::ObjectType::kCommit) history.introduced = facts(object);
    for (Finding& finding : found.findings) {
      for (Place& each : finding.places) each.history = history;
    }
    deliver(worker, std::move(found));
  }
}

PlaceHistory Rendering::history_of(const RecordedPlace& place) const {
  PlaceHistory history;
  history.state = place.state;
  history.object = place.object;
  history.introduced = facts(place.introduced);
  history.removed = facts(place.removed);
  history.refs = place.refs;
  history.ref_count = place.ref_count;
  return history;
}

std::optional<CommitFacts> Rendering::facts(const std::optional<ObjectId>& commit) const {
  if (!commit) return std::nullopt;
  CommitFacts facts;
  facts.id = *commit;
  const auto content = store_.read_as(git::ObjectType::kCommit, *commit, kMostCommitBytes);
  if (!content) return facts;
  const auto parsed = git::parse_commit(content->bytes, commit->size());
  if (!parsed) return facts;
  facts.author = std::string(parsed->author.who);
  facts.author_time = parsed->author.seconds;
  facts.commit_time = parsed->committer.seconds;
  return facts;
}

void add_paths(std::vector<std::string>& to, const std::string& prefix,
               const std::vector<std::string>& paths) {
  for (const std::string& path : paths) to.push_back(prefix + path);
}

Coverage coverage_of(const AuditRecord& record, const std::string& prefix,
                     std::uint64_t cached_packs) {
  Coverage coverage;
  const history::ObjectCounts& counts = record.counts;
  coverage.files = counts.blobs - counts.binary;
  coverage.bytes = counts.blob_bytes;
  coverage.skipped = counts.left_out;
  const auto skip = [&](Skip kind, std::uint64_t count) {
    coverage.skipped[static_cast<std::size_t>(kind)] += count;
  };
  skip(Skip::kBinary, counts.binary);
  skip(Skip::kLfsPointer, record.lfs_pointers.size());
  skip(Skip::kSubmodule, record.submodules.size());
  add_paths(coverage.skipped_paths[static_cast<std::size_t>(Skip::kLfsPointer)], prefix,
            record.lfs_pointers);
  add_paths(coverage.skipped_paths[static_cast<std::size_t>(Skip::kSubmodule)], prefix,
            record.submodules);
  coverage.history =
      HistoryCoverage{record.packs,         cached_packs,         record.loose, counts.blobs,
                      counts.trees,         counts.commits,       counts.tags,  record.packed_bytes,
                      counts.rebuilt_bytes, record.missing.size()};
  return coverage;
}

}  // namespace

Status audit(const Audit& audit, const tokens::Scanner& scanner, const BlobScanner& blobs,
             Collector& collector, Progress& progress, const std::atomic<bool>& stop,
             history::GatherStats& stats) {
  const auto store = git::ObjectStore::open(audit.repository);
  if (!store) return store.error();
  history::Gathering gathering =
      history::gather(audit.repository, *store, scanner, audit.gather, progress, stop, stats);
  for (Problem& problem : gathering.problems) {
    problem.where = audit.prefix + problem.where;
    collector.problem(0, std::move(problem));
  }
  const AuditRecord& record = gathering.record;
  const std::uint64_t cached = stats.cached_whole ? record.packs : stats.cached_packs;
  collector.add(0, coverage_of(record, audit.prefix, cached));
  progress.begin("reading what was found", "places", record.places.size());
  Rendering(audit, record, *store, blobs, collector, progress).run();
  return {};
}

}  // namespace scan::engine

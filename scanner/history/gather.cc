// inventory → (cached?) → objects → attribution → record.
#include "history/gather.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/hex.h"
#include "base/lists.h"
#include "base/stopwatch.h"
#include "base/worker_pool.h"
#include "history/attribution.h"
#include "history/inventory.h"
#include "history/object_scan.h"
#include "history/places.h"

namespace scan::history {
namespace {

constexpr std::size_t kMostNamed = 5;

class Judge : public NameJudge {
 public:
  Judge(const tokens::Scanner& scanner, std::vector<PassWorker>& workers)
      : scanner_(scanner), workers_(workers) {}

  bool holds_secret(std::size_t index, std::string_view name) override {
    PassWorker& worker = workers_[index];
    worker.matches.clear();
    const Status scanned =
        scanner_.scan(name, {0, name.size() + 1}, {}, worker.tokens, worker.matches);
    return !scanned || !worker.matches.empty();
  }

 private:
  const tokens::Scanner& scanner_;
  std::vector<PassWorker>& workers_;
};

void count_trees(const ObjectTable& table, ObjectCounts& counts) {
  for (ObjectNumber i = 0; i < table.size(); ++i) {
    if (table.type(i) == git::ObjectType::kTree) ++counts.trees;
  }
}

// What is said of a record, cached or not, each time it is used.
void tell_of_gaps(const AuditRecord& record, const Inventory& inventory,
                  std::vector<Problem>& problems) {
  if (!record.missing.empty()) {
    const std::size_t missing = record.missing.size();
    const std::string count =
        (missing >= kMostMissing ? "at least " : "") + std::to_string(missing);
    std::string names;
    for (std::size_t i = 0; i < std::min(record.missing.size(), kMostNamed); ++i) {
      names += (i > 0 ? ", " : "") + record.missing[i].hex();
    }
    if (record.missing.size() > kMostNamed) names += ", …";
    const std::string why = inventory.partial ? "partial clone; scan never fetches"
                                              : "check the repository with `git fsck`";
    problems.push_back(
        {"objects", count + " that commits and trees name are not here (" + why + "): " + names});
  }
  if (!inventory.shallow.empty()) {
    problems.push_back({"history", "shallow clone: what came before " +
                                       std::to_string(inventory.shallow.size()) +
                                       " commits is not here; `git fetch --unshallow` brings it"});
  }
}

bool make_workers(const tokens::Scanner& scanner, const GatherOptions& options,
                  std::vector<PassWorker>& workers) {
  for (std::size_t i = 0; i < std::max<std::size_t>(1, options.jobs); ++i) {
    auto made = scanner.make_worker();
    if (!made) return false;
    if (options.measure) made->measure_time();
    workers.emplace_back(std::move(*made));
  }
  return true;
}

// A repository that no earlier audit knows as it stands.
class Gatherer {
 public:
  Gatherer(const git::ObjectStore& store, const tokens::Scanner& scanner,
           const GatherOptions& options, Progress& progress, const std::atomic<bool>& stop,
           GatherStats& stats, Gathering& out)
      : store_(store),
        scanner_(scanner),
        options_(options),
        progress_(progress),
        stop_(stop),
        stats_(stats),
        out_(out),
        pool_(options.jobs) {}

  void run(Inventory& inventory, std::size_t id_size) {
    std::optional<Stopwatch> watch(std::in_place, true, stats_.list_seconds);
    if (!make_workers(scanner_, options_, workers_)) {
      out_.problems.push_back({"objects", "no memory to scan them"});
      return;
    }
    const ObjectTable table = table_of(inventory, store_, id_size, out_.problems);
    watch.emplace(true, stats_.objects_seconds);
    ObjectScanResult scanned = scan(table);
    watch.reset();
    find_places(table, std::move(scanned), inventory);
    for (const PassWorker& worker : workers_) stats_.tokens.add(worker.tokens.stats());
  }

 private:
  ObjectScanResult scan(const ObjectTable& table) {
    AuditRecord& record = out_.record;
    record.packs = table.packs().size();
    record.loose = table.loose().size();
    for (const PackedObjects& each : table.packs()) {
      record.packed_bytes += each.pack->bytes().size();
    }
    progress_.begin("scanning objects", "objects", table.size());
    ObjectScanResult scanned =
        scan_objects(table, store_, scanner_, options_, workers_, pool_, progress_, stop_, stats_);
    record.secrets = scanned.sightings.secrets;
    record.messages = messages_of(table, scanned.sightings);
    record.counts = scanned.counts;
    count_trees(table, record.counts);
    append(out_.problems, std::move(scanned.problems));
    return scanned;
  }

  void find_places(const ObjectTable& table, ObjectScanResult scanned, Inventory& inventory) {
    AuditRecord& record = out_.record;
    std::optional<Stopwatch> watch(std::in_place, true, stats_.attribute_seconds);
    const CommitGraph commits =
        CommitGraph::build(table, std::move(scanned.commits), inventory.shallow);
    Judge judge(scanner_, workers_);
    AttributionInput input{table,
                           commits,
                           store_,
                           wanted_of(table, scanned),
                           std::move(inventory.roots),
                           std::move(inventory.indexed),
                           judge};
    watch.emplace(true, stats_.versions_seconds);
    const JudgedVersions judged = add_versions(input);
    watch.emplace(true, stats_.attribute_seconds);
    progress_.begin("finding who, when and where", "trees", record.counts.trees);
    Attribution found = attribute(input, pool_, progress_, stop_);
    const auto first = static_cast<std::uint32_t>(record.secrets.size());
    std::erase_if(found.places, [&](const SecretPlace& place) {
      return place.secret >= first && place.secret != kLfsPointerNumber &&
             !judged.places.contains({place.secret - first, place.path});
    });
    record.secrets.insert(record.secrets.end(), judged.wrongs.begin(), judged.wrongs.end());
    record.missing = commits.missing();
    record.missing.insert(record.missing.end(), found.missing.begin(), found.missing.end());
    sort_unique(record.missing);
    append(out_.problems, std::move(found.problems));
    record_places(input, std::move(found), record);
  }

  // What is wrong with versions of files is followed through history like secrets, numbered after
  // them. A blob may stand at other paths too, of which no rule said anything.
  JudgedVersions add_versions(AttributionInput& input) {
    if (options_.versions == nullptr) return {};
    progress_.begin("finding versions of files", "trees", out_.record.counts.trees);
    JudgedVersions judged = judge_versions(input, *options_.versions, pool_, progress_, stop_);
    append(out_.problems, std::move(judged.problems));
    const auto first = static_cast<std::uint32_t>(out_.record.secrets.size());
    for (const Wanted& each : judged.wanted) {
      input.wanted.push_back({each.blob, first + each.secret});
    }
    sort_unique(input.wanted);
    stats_.versions = judged.versions;
    return judged;
  }

  const git::ObjectStore& store_;
  const tokens::Scanner& scanner_;
  const GatherOptions& options_;
  Progress& progress_;
  const std::atomic<bool>& stop_;
  GatherStats& stats_;
  Gathering& out_;
  WorkerPool pool_;
  std::vector<PassWorker> workers_;
};

}  // namespace

Gathering gather(const git::Repository& repository, const git::ObjectStore& store,
                 const tokens::Scanner& scanner, const GatherOptions& options, Progress& progress,
                 const std::atomic<bool>& stop, GatherStats& stats) {
  Gathering out;
  Inventory inventory = take_inventory(repository, store);
  out.problems = std::move(inventory.problems);
  const Sha256 state = state_of(inventory);
  const Sha256 rules =
      options.versions == nullptr
          ? options.rules
          : sha256_of_parts({hex_text(options.rules), hex_text(options.versions->digest())});
  std::optional<AuditRecord> known;
  if (options.cache != nullptr && out.problems.empty()) {
    known = options.cache->load_audit(state, rules);
  }
  stats.cached_whole = known.has_value();
  if (known) {
    out.record = std::move(*known);
  } else {
    Gatherer(store, scanner, options, progress, stop, stats, out)
        .run(inventory, repository.id_size());
    const bool whole = out.problems.empty() && !stop.load(std::memory_order_relaxed);
    // The path of a name holds its secret, so such a record is not kept.
    if (whole && options.cache != nullptr && out.record.names.empty()) {
      options.cache->store_audit(state, rules, out.record);
    }
  }
  tell_of_gaps(out.record, inventory, out.problems);
  return out;
}

}  // namespace scan::history

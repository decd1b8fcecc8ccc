// Pack after pack from the cache or by the pass, then the loose objects.
#include "history/object_scan.h"

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/lists.h"

namespace scan::history {
namespace {

using git::ObjectType;

constexpr std::size_t kLooseInOneTask = 64;
constexpr std::size_t kMostNamed = 5;

class LooseTask : public Task {
 public:
  LooseTask(ObjectPass& pass, const ObjectTable& table, const git::ObjectStore& store,
            std::vector<PassWorker>& workers, std::size_t first, std::size_t last,
            const std::atomic<bool>& stop)
      : pass_(pass),
        table_(table),
        store_(store),
        workers_(workers),
        first_(first),
        last_(last),
        stop_(stop) {}

  void run(std::size_t worker) override {
    for (std::size_t i = first_; i < last_ && !stop_.load(std::memory_order_relaxed); ++i) {
      const LooseObject& object = table_.loose()[i];
      if (object.type == ObjectType::kTree) continue;
      const git::ObjectContent content = store_.read(object.id, git::kMostObjectBytes);
      if (content.state == git::ObjectState::kRead) {
        pass_.scan_whole(worker, table_.loose_number(i), content.type, content.bytes);
      } else {
        workers_[worker].problems.push_back(
            {"object " + object.id.hex(), store_.explain(content.state, object.id)});
      }
    }
  }

 private:
  ObjectPass& pass_;
  const ObjectTable& table_;
  const git::ObjectStore& store_;
  std::vector<PassWorker>& workers_;
  std::size_t first_;
  std::size_t last_;
  const std::atomic<bool>& stop_;
};

class ObjectScan {
 public:
  ObjectScan(const ObjectTable& table, const git::ObjectStore& store,
             const tokens::Scanner& scanner, const GatherOptions& options,
             std::vector<PassWorker>& workers, WorkerPool& pool, Progress& progress,
             const std::atomic<bool>& stop, GatherStats& stats)
      : table_(table),
        store_(store),
        options_(options),
        workers_(workers),
        pool_(pool),
        stop_(stop),
        stats_(stats),
        pass_(scanner, table, options.cache, workers, progress, stop),
        known_(table.packs().size()),
        pack_counts_(table.packs().size()) {}

  ObjectScanResult run();

 private:
  void scan_pack(std::size_t pack);
  void scan_loose();
  void keep_packs() const;
  PackRecord record_of(std::size_t pack) const;
  ObjectCounts gathered_counts() const;
  std::size_t gathered_troubles() const;
  void merge_sightings_of_all();
  void tell_of_damage();

  const ObjectTable& table_;
  const git::ObjectStore& store_;
  const GatherOptions& options_;
  std::vector<PassWorker>& workers_;
  WorkerPool& pool_;
  const std::atomic<bool>& stop_;
  GatherStats& stats_;
  ObjectPass pass_;
  std::vector<std::optional<PackRecord>> known_;          // from the cache
  std::vector<std::optional<ObjectCounts>> pack_counts_;  // of packs scanned without trouble
  ObjectScanResult out_;
};

ObjectScanResult ObjectScan::run() {
  for (std::size_t pack = 0; pack < table_.packs().size(); ++pack) scan_pack(pack);
  scan_loose();
  merge_sightings_of_all();
  if (!stop_.load(std::memory_order_relaxed)) keep_packs();
  tell_of_damage();
  const ObjectCounts scanned = gathered_counts();
  out_.counts.add(scanned);
  for (PassWorker& worker : workers_) {
    out_.commits.push_back(std::move(worker.commits));
    out_.lfs_pointers.insert(out_.lfs_pointers.end(), worker.lfs_pointers.begin(),
                             worker.lfs_pointers.end());
    append(out_.problems, std::move(worker.problems));
  }
  std::sort(out_.lfs_pointers.begin(), out_.lfs_pointers.end());
  return std::move(out_);
}

void ObjectScan::scan_pack(std::size_t pack) {
  const PackedObjects& objects = table_.packs()[pack];
  if (options_.cache != nullptr) {
    known_[pack] = options_.cache->load_pack(*objects.pack, options_.rules);
  }
  git::WalkStats walk;
  if (known_[pack]) {
    ++stats_.cached_packs;
    out_.counts.add(known_[pack]->counts);
    walk = pass_.run_commits(pack, pool_, options_.measure);
  } else {
    const std::size_t troubles = gathered_troubles();
    const ObjectCounts before = gathered_counts();
    walk = pass_.run_pack(pack, pool_, options_.measure);
    if (troubles == gathered_troubles()) {
      ObjectCounts own = gathered_counts();
      own.subtract(before);
      own.rebuilt_bytes = walk.rebuilt_bytes;
      pack_counts_[pack] = own;
    }
    out_.counts.rebuilt_bytes += walk.rebuilt_bytes;
  }
  stats_.inflate_seconds += walk.inflate_seconds;
  stats_.rebuild_seconds += walk.rebuild_seconds;
  stats_.inflated_bytes += walk.inflated_bytes;
}

void ObjectScan::scan_loose() {
  const std::size_t count = table_.loose().size();
  for (std::size_t first = 0; first < count; first += kLooseInOneTask) {
    const std::size_t last = std::min(count, first + kLooseInOneTask);
    pool_.add(std::make_unique<LooseTask>(pass_, table_, store_, workers_, first, last, stop_));
  }
  pool_.run();
}

ObjectCounts ObjectScan::gathered_counts() const {
  ObjectCounts all;
  for (const PassWorker& worker : workers_) all.add(worker.counts);
  return all;
}

std::size_t ObjectScan::gathered_troubles() const {
  std::size_t troubles = 0;
  for (const PassWorker& worker : workers_) {
    troubles += worker.problems.size() + worker.sightings.lost();
    for (const auto& [damage, objects] : worker.damaged) troubles += objects.size();
  }
  return troubles;
}

void ObjectScan::merge_sightings_of_all() {
  std::vector<Sightings> from_cache;
  for (std::size_t pack = 0; pack < known_.size(); ++pack) {
    if (!known_[pack]) continue;
    const PackRecord& record = *known_[pack];
    const git::DeltaForest& forest = table_.packs()[pack].forest;
    Sightings part;
    for (const PackRecord::Sighting& each : record.sightings) {
      const RecordedSecret& secret = record.secrets[each.secret];
      part.add(table_.number(pack, forest.entry_at(each.position)), secret.rule, secret.identity);
    }
    for (const std::uint32_t position : record.lfs_pointers) {
      out_.lfs_pointers.push_back(table_.number(pack, forest.entry_at(position)));
    }
    from_cache.push_back(std::move(part));
  }
  std::vector<const Sightings*> parts;
  for (const PassWorker& worker : workers_) parts.push_back(&worker.sightings);
  for (const Sightings& each : from_cache) parts.push_back(&each);
  out_.sightings = merge_sightings(parts);
  if (out_.sightings.lost > 0) {
    out_.problems.push_back(
        {"objects", std::to_string(out_.sightings.lost) +
                        " more versions hold secrets than are kept; what they alone hold is not "
                        "reported"});
  }
}

void ObjectScan::keep_packs() const {
  if (options_.cache == nullptr) return;
  for (std::size_t pack = 0; pack < pack_counts_.size(); ++pack) {
    if (!pack_counts_[pack]) continue;
    options_.cache->store_pack(*table_.packs()[pack].pack, options_.rules, record_of(pack));
  }
}

PackRecord ObjectScan::record_of(std::size_t pack) const {
  const git::DeltaForest& forest = table_.packs()[pack].forest;
  const ObjectNumber first = table_.number(pack, 0);
  const ObjectNumber last = table_.number(pack, forest.size());
  PackRecord record;
  record.counts = *pack_counts_[pack];
  std::map<std::uint32_t, std::uint32_t> numbers;  // of secrets: here → in the record
  for (const Sighting& each : out_.sightings.list) {
    if (each.object < first || each.object >= last) continue;
    const auto [at, is_new] =
        numbers.emplace(each.secret, static_cast<std::uint32_t>(record.secrets.size()));
    if (is_new) {
      record.secrets.push_back(out_.sightings.secrets[each.secret]);
    }
    record.sightings.push_back({forest[each.object - first].position, at->second});
  }
  for (const PassWorker& worker : workers_) {
    for (const ObjectNumber object : worker.lfs_pointers) {
      if (object < first || object >= last) continue;
      record.lfs_pointers.push_back(forest[object - first].position);
    }
  }
  std::sort(record.lfs_pointers.begin(), record.lfs_pointers.end());
  return record;
}

// One line for each pack and reason, however many objects a damaged pack has.
void ObjectScan::tell_of_damage() {
  std::map<std::pair<std::size_t, git::Damage>, std::vector<ObjectNumber>> damaged;
  for (const PassWorker& worker : workers_) {
    for (const auto& [damage, objects] : worker.damaged) {
      for (const ObjectNumber object : objects) {
        damaged[{table_.pack_of(object), damage}].push_back(object);
      }
    }
  }
  for (auto& [what, objects] : damaged) {
    std::sort(objects.begin(), objects.end());
    std::string names;
    for (std::size_t i = 0; i < std::min(objects.size(), kMostNamed); ++i) {
      names += (i > 0 ? ", " : "") + table_.id(objects[i]).hex();
    }
    if (objects.size() > kMostNamed) names += ", …";
    out_.problems.push_back({table_.packs()[what.first].pack->path(),
                             std::to_string(objects.size()) + " objects cannot be rebuilt: " +
                                 std::string(git::damage_reason(what.second)) + " (" + names +
                                 ")"});
  }
}

}  // namespace

ObjectScanResult scan_objects(const ObjectTable& table, const git::ObjectStore& store,
                              const tokens::Scanner& scanner, const GatherOptions& options,
                              std::vector<PassWorker>& workers, WorkerPool& pool,
                              Progress& progress, const std::atomic<bool>& stop,
                              GatherStats& stats) {
  return ObjectScan(table, store, scanner, options, workers, pool, progress, stop, stats).run();
}

}  // namespace scan::history

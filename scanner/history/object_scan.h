// Runs the first pass over everything that a repository keeps: packs that an earlier audit knows
// are taken from the cache, the others and all loose objects are scanned.
#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

#include "base/problem.h"
#include "base/progress.h"
#include "base/result.h"
#include "base/worker_pool.h"
#include "git/object_store.h"
#include "history/gather.h"
#include "history/object_pass.h"
#include "history/object_table.h"
#include "history/sightings.h"

namespace scan::history {

struct ObjectScanResult {
  AllSightings sightings;
  std::vector<ObjectNumber> lfs_pointers;  // sorted, each once
  std::vector<CommitGraph::Part> commits;
  ObjectCounts counts;
  std::vector<Problem> problems;
};

// Adds to `stats`. `workers`, one for each of the pool, serve as they are for what follows.
ObjectScanResult scan_objects(const ObjectTable& table, const git::ObjectStore& store,
                              const tokens::Scanner& scanner, const GatherOptions& options,
                              std::vector<PassWorker>& workers, WorkerPool& pool,
                              Progress& progress, const std::atomic<bool>& stop,
                              GatherStats& stats);

}  // namespace scan::history

// A repository to what an audit records of it: where secrets are, since when, and whether they are
// still there. The whole work of `scan --history`; nothing is rendered here.
#pragma once

#include <atomic>
#include <cstddef>
#include <vector>

#include "base/problem.h"
#include "base/progress.h"
#include "base/result.h"
#include "base/sha256.h"
#include "git/object_store.h"
#include "git/repository.h"
#include "history/cache.h"
#include "history/record.h"
#include "history/version_pass.h"
#include "tokens/scanner.h"

namespace scan::history {

// Where the time goes. Seconds of `inflate`, `rebuild`, `match` and `confirm` are summed over the
// workers and filled only where asked for; the others are by the clock on the wall.
struct GatherStats {
  double list_seconds = 0;  // packs, references, loose objects, what is made of what
  double objects_seconds = 0;
  double versions_seconds = 0;  // rules that judge files by path
  double attribute_seconds = 0;
  double inflate_seconds = 0;
  double rebuild_seconds = 0;
  std::uint64_t inflated_bytes = 0;
  tokens::ScanStats tokens;
  std::uint64_t cached_packs = 0;
  bool cached_whole = false;   // nothing had changed since an earlier audit
  std::uint64_t versions = 0;  // of files, judged by path
};

struct GatherOptions {
  std::size_t jobs = 1;
  bool measure = false;              // fill all of GatherStats
  const Cache* cache = nullptr;      // null: keep nothing between audits
  Sha256 rules{};                    // see Cache; not used without one
  VersionJudge* versions = nullptr;  // rules that judge files by path; null: none
};

struct Gathering {
  AuditRecord record;
  std::vector<Problem> problems;  // what could not be read
};

// `stop` makes it end early with what it has. Everything given outlives the call.
Gathering gather(const git::Repository& repository, const git::ObjectStore& store,
                 const tokens::Scanner& scanner, const GatherOptions& options, Progress& progress,
                 const std::atomic<bool>& stop, GatherStats& stats);

}  // namespace scan::history

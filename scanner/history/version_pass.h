// The third pass of an audit: rules that judge a file by its path see every version of every file
// whose path they claim.
//
// Which versions stand at which paths is found as attribution finds it, with the claimed names in
// the place of secrets; then packs are walked once more, because a version is cheap to rebuild only
// where its base is at hand.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/problem.h"
#include "base/progress.h"
#include "base/sha256.h"
#include "base/worker_pool.h"
#include "history/attribution.h"
#include "history/record.h"

namespace scan::history {

// The rules, as this folder sees them.
class VersionJudge {
 public:
  virtual ~VersionJudge() = default;
  // False where no path that ends in `name` is claimed. Called by many threads, like claims().
  virtual bool claims_name(std::string_view name) const = 0;
  virtual bool claims(std::string_view path) const = 0;
  // What is wrong with a version of the file at `path`: rules and identities. From one thread for
  // each worker.
  virtual std::vector<RecordedSecret> judge(std::size_t worker, std::string_view path,
                                            std::string_view bytes) = 0;
  // Of all rules, their settings and the project they are held against: part of what a cached
  // result depends on.
  virtual Sha256 digest() const = 0;
};

struct JudgedVersions {
  std::vector<RecordedSecret> wrongs;  // sorted by rule and identity, each once
  std::vector<Wanted> wanted;          // `secret` is a place in wrongs; sorted, each once
  std::set<std::pair<std::uint32_t, std::string>> places;  // of wrongs, with path
  std::uint64_t versions = 0;                              // judged
  std::vector<Problem> problems;
};

// `input` is that of the attribution; its `wanted` and `names` are not looked at.
JudgedVersions judge_versions(const AttributionInput& input, VersionJudge& judge, WorkerPool& pool,
                              Progress& progress, const std::atomic<bool>& stop);

}  // namespace scan::history

// What a staged change takes away: a secret that leaves the files stays in the history, and is
// leaked until it is reissued. The other half of rule secret-removed-not-rotated, for which the old
// side of the change must be read.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "base/worker_pool.h"
#include "engine/scan_state.h"
#include "source/blob.h"
#include "source/staged.h"

namespace scan::engine {

struct RemovedSecret;

// Stands between the staged change and what scans it: once a new side was scanned, its old side is
// read, and scanned if the change takes lines of it away. Does no more than pass on where the rule
// is off. What it is made of outlives it.
class RemovedSecrets : public BlobSink {
 public:
  // REQUIRES: the policy of `scan` has begun.
  RemovedSecrets(ScanState& scan, const StagedSource& source, const git::Repository& repository,
                 std::size_t workers);
  ~RemovedSecrets() override;

  void blob(std::size_t worker, const Blob& blob) override;
  void skipped(std::size_t worker, std::string_view path, Skip reason) override;
  void problem(std::size_t worker, Problem problem) override;
  bool stopped() const override;

  // Tasks for the old sides of files that have no new one.
  void add_to(WorkerPool& pool);

  // Tells of each token found in an old side that no file of the index holds any more. REQUIRES:
  // everything was delivered, the tasks have run.
  void tell();

 private:
  class DeletedTask;

  void scan_old_side(std::size_t worker, const git::StagedChange& change,
                     std::optional<std::string_view> fresh);
  void scan_text(std::size_t worker, const git::StagedChange& change, std::string_view unpacked,
                 std::string_view text);
  std::vector<RemovedSecret> take_found();

  ScanState& scan_;
  const StagedSource& source_;
  const git::Repository& repository_;
  const policy::Rule* rule_;
  std::vector<std::vector<RemovedSecret>> by_worker_;
};

}  // namespace scan::engine

// Takes blobs from a source, has them scanned, and keeps what each worker gathered apart until the
// end, so that workers share nothing they write to.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/progress.h"
#include "engine/blob_scanner.h"
#include "finding/finding_list.h"
#include "finding/outcome.h"
#include "source/blob.h"

namespace scan::engine {

class Collector : public BlobSink {
 public:
  // Everything given outlives the collector. `stop` is set from a signal handler.
  Collector(const BlobScanner& scanner, const tokens::Scanner& tokens, std::size_t workers,
            Progress& progress, const std::atomic<bool>& stop)
      : scanner_(scanner), tokens_(tokens), progress_(progress), stop_(stop), workers_(workers) {}

  void blob(std::size_t worker, const Blob& blob) override;
  void skipped(std::size_t worker, std::string_view path, Skip reason) override;
  void problem(std::size_t worker, Problem problem) override;
  bool stopped() const override { return stop_.load(std::memory_order_relaxed); }

  // The token scanner's memory of a worker, for scans by other ways than blob(); null where there
  // is no memory for it.
  tokens::Scanner::Worker* tokens_of(std::size_t worker);

  // What was found or looked at by other ways than blob().
  void add(std::size_t worker, Gathered gathered);
  void add(std::size_t worker, Coverage coverage);

  // Merges all workers; `audited` is the time of an audit of history. REQUIRES: no worker is
  // running. Call it once.
  Outcome finish(AuditTime audited = {});

  tokens::ScanStats stats() const;

 private:
  struct alignas(64) Worker {
    std::optional<tokens::Scanner::Worker> tokens;  // made at its first blob: most stay idle
    Gathered gathered;
    Coverage coverage;
  };

  void move_left_out(std::size_t worker, Gathered& gathered);
  bool ready(Worker& worker) const;
  void hide_secrets(Outcome& outcome, tokens::Scanner::Worker& worker) const;

  const BlobScanner& scanner_;
  const tokens::Scanner& tokens_;
  Progress& progress_;
  const std::atomic<bool>& stop_;
  std::vector<Worker> workers_;
};

}  // namespace scan::engine

// Takes blobs from a source, has them scanned, and keeps what each worker gathered apart until the
// end, so that workers share nothing they write to.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "engine/blob_scanner.h"
#include "finding/outcome.h"
#include "source/blob.h"

namespace scan::engine {

// How far a scan is; read by another thread while it runs.
struct Progress {
  std::atomic<std::uint64_t> files{0};
  std::atomic<std::uint64_t> bytes{0};
};

class Collector : public BlobSink {
 public:
  // Everything given outlives the collector. `stop` is set from a signal handler.
  static Result<std::unique_ptr<Collector>> make(const BlobScanner& scanner,
                                                 const tokens::Scanner& tokens, std::size_t workers,
                                                 Progress& progress, const std::atomic<bool>& stop);

  void blob(std::size_t worker, const Blob& blob) override;
  void skipped(std::size_t worker, std::string_view path, Skip reason) override;
  void problem(std::size_t worker, Problem problem) override;
  bool stopped() const override { return stop_.load(std::memory_order_relaxed); }

  // Merges all workers. REQUIRES: no worker is running. Call it once.
  Outcome finish();

  tokens::ScanStats stats() const;

 private:
  struct alignas(64) Worker {
    explicit Worker(tokens::Scanner::Worker scanner) : tokens(std::move(scanner)) {}
    tokens::Scanner::Worker tokens;
    Gathered gathered;
    Coverage coverage;
  };

  Collector(const BlobScanner& scanner, Progress& progress, const std::atomic<bool>& stop)
      : scanner_(scanner), progress_(progress), stop_(stop) {}

  const BlobScanner& scanner_;
  Progress& progress_;
  const std::atomic<bool>& stop_;
  std::vector<Worker> workers_;
};

}  // namespace scan::engine

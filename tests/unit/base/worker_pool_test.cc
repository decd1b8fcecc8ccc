// The worker pool: every task runs once, also those that tasks add, and one worker starts no
// thread.
#include "base/worker_pool.h"

#include <gtest/gtest.h>

#include <set>

namespace scan {
namespace {

struct Seen {
  explicit Seen(std::size_t workers) : runs(workers), threads(workers) {}
  std::vector<std::size_t> runs;  // by worker
  std::vector<std::set<std::thread::id>> threads;
};

// Adds two tasks of one depth less.
class Splitting : public Task {
 public:
  Splitting(WorkerPool& pool, Seen& seen, int depth) : pool_(pool), seen_(seen), depth_(depth) {}
  void run(std::size_t worker) override {
    ++seen_.runs[worker];
    seen_.threads[worker].insert(std::this_thread::get_id());
    if (depth_ == 0) return;
    for (int i = 0; i < 2; ++i) pool_.add(std::make_unique<Splitting>(pool_, seen_, depth_ - 1));
  }

 private:
  WorkerPool& pool_;
  Seen& seen_;
  int depth_;
};

TEST(WorkerPool, RunsEveryTaskOnceWhateverTheNumberOfWorkers) {
  for (const std::size_t workers : {0u, 1u, 2u, 3u, 8u}) {
    SCOPED_TRACE(workers);
    WorkerPool pool(workers);
    Seen seen(pool.workers());
    for (int round = 1; round <= 3; ++round) {
      pool.add(std::make_unique<Splitting>(pool, seen, 9));
      pool.run();
      std::size_t runs = 0;
      for (const std::size_t count : seen.runs) runs += count;
      EXPECT_EQ(runs, 1023u * round);
    }
  }
}

TEST(WorkerPool, OneWorkerIsTheCallingThread) {
  WorkerPool pool(1);
  Seen seen(1);
  pool.add(std::make_unique<Splitting>(pool, seen, 3));
  pool.run();
  EXPECT_EQ(seen.threads[0], std::set<std::thread::id>{std::this_thread::get_id()});
  EXPECT_FALSE(pool.has_idle_worker());
}

TEST(WorkerPool, NothingToDoReturnsAtOnce) {
  WorkerPool pool(4);
  pool.run();
  EXPECT_EQ(pool.workers(), 4u);
}

}  // namespace
}  // namespace scan

// Runs tasks over a fixed number of workers; tasks may add tasks.
//
// The thread that calls run() is worker 0. Other threads are started only when a task waits and
// nobody is free, so a small job starts none. Newest task first: a walk goes deep before it goes
// wide, which bounds what is pending. Callers keep state per worker index and need no locks.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace scan {

class Task {
 public:
  virtual ~Task() = default;
  // `worker` is in [0, WorkerPool::workers()). Must not throw.
  virtual void run(std::size_t worker) = 0;
};

class WorkerPool {
 public:
  // 0 workers counts as one.
  explicit WorkerPool(std::size_t workers) : workers_(workers == 0 ? 1 : workers) {}
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  std::size_t workers() const { return workers_; }

  // From any thread, before or during run(). Tasks never run are destroyed with the pool.
  void add(std::unique_ptr<Task> task);

  // Returns when every task, and every task they added, has run. May be called again.
  // REQUIRES: not called from a task.
  void run();

  // True while a worker is without work and no task waits for one: a hint to split a task.
  bool has_idle_worker() const {
    return workers_ > 1 && idle_.load(std::memory_order_relaxed) > 0 &&
           waiting_.load(std::memory_order_relaxed) == 0;
  }

 private:
  void work(std::size_t worker);
  void start_thread_if_useful();  // REQUIRES: mutex_ is held

  const std::size_t workers_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Task>> tasks_;  // the back is next
  std::vector<std::thread> threads_;
  std::size_t running_ = 0;  // tasks taken and not finished
  bool in_run_ = false;
  std::atomic<std::size_t> idle_{0};     // workers without a task, started or not
  std::atomic<std::size_t> waiting_{0};  // tasks_.size()
};

}  // namespace scan

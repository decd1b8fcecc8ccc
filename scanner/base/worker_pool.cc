// One mutex over one stack of tasks: tasks are folders and batches of files, so it is rarely met.
#include "base/worker_pool.h"

#include <system_error>
#include <utility>

namespace scan {

WorkerPool::~WorkerPool() = default;

void WorkerPool::add(std::unique_ptr<Task> task) {
  const std::lock_guard<std::mutex> lock(mutex_);
  tasks_.push_back(std::move(task));
  waiting_.store(tasks_.size(), std::memory_order_relaxed);
  if (in_run_) {
    start_thread_if_useful();
    changed_.notify_one();
  }
}

void WorkerPool::start_thread_if_useful() {
  // Worker 0 and the started threads that are without a task will come for the waiting ones.
  const std::size_t started = threads_.size() + 1;
  const std::size_t free_started = started - running_;
  if (started == workers_ || tasks_.size() <= free_started) return;
  try {
    threads_.emplace_back([this, started] { work(started); });
  } catch (const std::system_error&) {
    // The system refuses more threads: those that run do all the work.
  }
}

void WorkerPool::run() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    in_run_ = true;
    idle_.store(workers_, std::memory_order_relaxed);
    while (threads_.size() + 1 < workers_ && tasks_.size() > threads_.size() + 1) {
      const std::size_t before = threads_.size();
      start_thread_if_useful();
      if (threads_.size() == before) break;
    }
  }
  work(0);
  for (std::thread& thread : threads_) thread.join();
  threads_.clear();
  in_run_ = false;
}

void WorkerPool::work(std::size_t worker) {
  std::unique_lock<std::mutex> lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return !tasks_.empty() || running_ == 0; });
    if (tasks_.empty()) break;
    std::unique_ptr<Task> task = std::move(tasks_.back());
    tasks_.pop_back();
    waiting_.store(tasks_.size(), std::memory_order_relaxed);
    ++running_;
    idle_.store(workers_ - running_, std::memory_order_relaxed);
    lock.unlock();
    task->run(worker);
    task.reset();
    lock.lock();
    --running_;
    idle_.store(workers_ - running_, std::memory_order_relaxed);
    if (running_ == 0 && tasks_.empty()) changed_.notify_all();
  }
}

}  // namespace scan

// One line on standard error that says how far a long scan is.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/progress.h"
#include "cli/options.h"

namespace scan::cli {

// Shows nothing for the first second, so that a short scan stays quiet, and wipes its line when it
// is destroyed. `progress` outlives it.
class ProgressLine {
 public:
  // `asked` auto: only where standard error is a terminal.
  ProgressLine(const Progress& progress, When asked);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

 private:
  void show_until_done();

  const Progress& progress_;
  std::mutex mutex_;
  std::condition_variable done_changed_;
  bool done_ = false;
  std::thread thread_;
};

}  // namespace scan::cli

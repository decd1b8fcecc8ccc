// Adds the time of a scope to a sum, where somebody asked for it.
#pragma once

#include <chrono>

namespace scan {

class Stopwatch {
 public:
  // `seconds` outlives the watch. Reads the clock only if `on`.
  Stopwatch(bool on, double& seconds) : on_(on), seconds_(seconds) {
    if (on_) begin_ = Clock::now();
  }
  ~Stopwatch() {
    if (on_) seconds_ += std::chrono::duration<double>(Clock::now() - begin_).count();
  }
  Stopwatch(const Stopwatch&) = delete;
  Stopwatch& operator=(const Stopwatch&) = delete;

 private:
  using Clock = std::chrono::steady_clock;

  bool on_;
  double& seconds_;
  Clock::time_point begin_;
};

}  // namespace scan

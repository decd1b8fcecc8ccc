// The processor time of a thread, for limits that say the same on a busy machine.
#pragma once

#include <time.h>

#include <chrono>

namespace scan {

// Of the calling thread since it began. A system call, so not for every byte.
inline std::chrono::nanoseconds thread_cpu_time() {
  timespec used{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
  return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

}  // namespace scan

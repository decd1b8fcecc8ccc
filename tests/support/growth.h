// How what something costs grows with its input, told by the ratio of the processor time of one
// input and of one four times as long, which no load of the machine and no build changes much: 4
// where the cost is linear, 16 where each part looks at all the others.
#pragma once

#include <algorithm>
#include <functional>

#include "base/cpu_time.h"

namespace scan::testing {

inline constexpr double kMostGrowth = 9;

// Of `once` and `often`, which does four times as much. Tries again where it was disturbed.
inline double growth(const std::function<void()>& once, const std::function<void()>& often) {
  const auto time_of = [](const std::function<void()>& work) {
    const auto begin = thread_cpu_time();
    work();
    return static_cast<double>((thread_cpu_time() - begin).count());
  };
  double ratio = kMostGrowth + 1;
  for (int i = 0; i < 3 && ratio > kMostGrowth; ++i) {
    const double shorter = time_of(once);
    ratio = std::min(ratio, time_of(often) / shorter);
  }
  return ratio;
}

}  // namespace scan::testing

// How far a scan is; written by its workers, read by another thread while it runs.
#pragma once

#include <atomic>
#include <cstdint>

namespace scan {

struct Progress {
  std::atomic<const char*> stage{"scanning"};  // static text
  std::atomic<const char*> unit{"files"};      // what is counted, static text
  std::atomic<std::uint64_t> done{0};
  std::atomic<std::uint64_t> total{0};  // 0: not known
  std::atomic<std::uint64_t> bytes{0};

  void begin(const char* new_stage, const char* new_unit, std::uint64_t new_total) {
    stage = new_stage;
    unit = new_unit;
    done = 0;
    bytes = 0;
    total = new_total;
  }
};

}  // namespace scan

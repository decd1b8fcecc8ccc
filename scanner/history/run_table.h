// Short runs of items by number. Equal runs have one number and are stored once.
#pragma once

#include <atomic>
#include <cstdint>
#include <cstring>
#include <limits>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/keyed_hash.h"

namespace scan::history {

// What tables may store together, in bytes. Shared by workers.
class ByteBudget {
 public:
  explicit ByteBudget(std::uint64_t bytes) : left_(static_cast<std::int64_t>(bytes)) {}
  bool take(std::uint64_t bytes) {
    const auto amount = static_cast<std::int64_t>(bytes);
    return left_.fetch_sub(amount, std::memory_order_relaxed) >= amount;
  }

 private:
  std::atomic<std::int64_t> left_;
};

// REQUIRES: T is plain and has no padding. For one thread.
template <typename T>
class RunTable {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  static constexpr std::uint32_t kNoRun = std::numeric_limits<std::uint32_t>::max();
  // What a run costs besides its items: where it begins, and its places in the hash table.
  static constexpr std::uint64_t kBytesOfRun = 24;

  // kNoRun where the budget is spent or the table is full. REQUIRES: `run` is no part of this
  // table.
  std::uint32_t add(std::span<const T> run, ByteBudget& budget) {
    if (4 * (size() + 1) > 3 * buckets_.size()) grow();
    const std::uint32_t hash = hash_of(run);
    std::size_t at = hash & mask_;
    for (; buckets_[at].run != kNoRun; at = (at + 1) & mask_) {
      if (buckets_[at].hash == hash && is_equal((*this)[buckets_[at].run], run)) {
        return buckets_[at].run;
      }
    }
    const bool fits = size() < kMostRuns && items_.size() + run.size() <= kMostItems;
    if (!fits || !budget.take(run.size_bytes() + kBytesOfRun)) return kNoRun;
    const auto number = static_cast<std::uint32_t>(size());
    buckets_[at] = {hash, number};
    items_.insert(items_.end(), run.begin(), run.end());
    begins_.push_back(static_cast<std::uint32_t>(items_.size()));
    return number;
  }

  std::span<const T> operator[](std::uint32_t run) const {
    return {items_.data() + begins_[run], items_.data() + begins_[run + 1]};
  }

  std::size_t size() const { return begins_.size() - 1; }

 private:
  static constexpr std::size_t kMostRuns = std::size_t{1} << 30;
  static constexpr std::size_t kMostItems = std::numeric_limits<std::uint32_t>::max();

  struct Bucket {
    std::uint32_t hash = 0;
    std::uint32_t run = kNoRun;
  };

  std::uint32_t hash_of(std::span<const T> run) const {
    return static_cast<std::uint32_t>(
        hash_({reinterpret_cast<const char*>(run.data()), run.size_bytes()}));
  }
  static bool is_equal(std::span<const T> a, std::span<const T> b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size_bytes()) == 0;
  }

  void grow() {
    std::vector<Bucket> old(2 * buckets_.size());
    old.swap(buckets_);
    mask_ = buckets_.size() - 1;
    for (const Bucket& each : old) {
      if (each.run == kNoRun) continue;
      std::size_t at = each.hash & mask_;
      while (buckets_[at].run != kNoRun) at = (at + 1) & mask_;
      buckets_[at] = each;
    }
  }

  KeyedHash hash_;
  std::vector<T> items_;
  std::vector<std::uint32_t> begins_{0};                   // of each run, then the end of the last
  std::vector<Bucket> buckets_ = std::vector<Bucket>(64);  // open addressing
  std::size_t mask_ = 63;
};

}  // namespace scan::history

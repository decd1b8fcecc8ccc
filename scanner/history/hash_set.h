// A set of 64-bit numbers that spread well already, such as hashes: open addressing, no deletion.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace scan::history {

class HashSet {
 public:
  bool has(std::uint64_t hash) const {
    for (std::size_t at = hash & mask_;; at = (at + 1) & mask_) {
      if (slots_[at] == hash) return hash != kEmpty || has_empty_;
      if (slots_[at] == kEmpty) return false;
    }
  }

  // False where it is there already.
  bool add(std::uint64_t hash) {
    if (hash == kEmpty) {
      const bool is_new = !has_empty_;
      has_empty_ = true;
      size_ += is_new ? 1 : 0;
      return is_new;
    }
    if (2 * (size_ + 1) > slots_.size()) grow();
    if (!put(hash)) return false;
    ++size_;
    return true;
  }

  std::size_t size() const { return size_; }

 private:
  static constexpr std::uint64_t kEmpty = 0;

  bool put(std::uint64_t hash) {
    std::size_t at = hash & mask_;
    for (; slots_[at] != kEmpty; at = (at + 1) & mask_) {
      if (slots_[at] == hash) return false;
    }
    slots_[at] = hash;
    return true;
  }

  void grow() {
    std::vector<std::uint64_t> old(2 * slots_.size());
    old.swap(slots_);
    mask_ = slots_.size() - 1;
    for (const std::uint64_t hash : old) {
      if (hash != kEmpty) put(hash);
    }
  }

  std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(64);
  std::size_t mask_ = 63;
  std::size_t size_ = 0;
  bool has_empty_ = false;
};

}  // namespace scan::history

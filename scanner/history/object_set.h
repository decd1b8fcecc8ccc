// Objects of interest by number.
#pragma once

#include <cstdint>
#include <vector>

#include "history/object_table.h"

namespace scan::history {

class ObjectSet {
 public:
  explicit ObjectSet(std::uint32_t size) : bits_(size) {}
  void add(ObjectNumber object) { bits_[object] = true; }
  bool has(ObjectNumber object) const { return object < bits_.size() && bits_[object]; }

 private:
  std::vector<bool> bits_;
};

}  // namespace scan::history

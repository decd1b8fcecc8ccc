// The memory of rules that were read from files: their fields are views.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tokens/rule.h"

namespace scan::tokens {

// Moving it leaves all views valid.
class RuleStorage {
 public:
  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }
  std::span<const std::string_view> keep(std::vector<std::string_view> list) {
    return lists_.emplace_back(std::move(list));
  }
  std::span<const Core> keep(std::vector<Core> list) {
    return cores_.emplace_back(std::move(list));
  }
  std::span<const Example> keep(std::vector<Example> list) {
    return examples_.emplace_back(std::move(list));
  }
  std::span<const std::uint16_t> keep(std::vector<std::uint16_t> list) {
    return numbers_.emplace_back(std::move(list));
  }

 private:
  std::deque<std::string> texts_;
  std::deque<std::vector<std::string_view>> lists_;
  std::deque<std::vector<Core>> cores_;
  std::deque<std::vector<Example>> examples_;
  std::deque<std::vector<std::uint16_t>> numbers_;
};

}  // namespace scan::tokens

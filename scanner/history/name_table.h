// Names of files and folders by number, shared by all workers.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace scan::history {

class NameTable {
 public:
  static constexpr std::uint32_t kMostNames = std::uint32_t{1} << 30;

  // What one worker remembers, so that it seldom needs the lock.
  class Local {
   public:
    explicit Local(NameTable& all) : all_(all) {}

    std::uint32_t number(std::string_view name) {
      const auto known = numbers_.find(name);
      if (known != numbers_.end()) return known->second;
      const auto [number, kept] = all_.add(name);
      numbers_.emplace(kept, number);
      return number;
    }

   private:
    NameTable& all_;
    std::unordered_map<std::string_view, std::uint32_t> numbers_;
  };

  // REQUIRES: no worker is adding names. The view lives as long as the table.
  std::string_view name(std::uint32_t number) const { return names_[number]; }

 private:
  std::pair<std::uint32_t, std::string_view> add(std::string_view name) {
    const std::lock_guard lock(mutex_);
    const auto known = numbers_.find(name);
    if (known != numbers_.end()) return {known->second, known->first};
    const auto number = static_cast<std::uint32_t>(names_.size());
    names_.emplace_back(name);
    numbers_.emplace(names_.back(), number);
    return {number, names_.back()};
  }

  std::mutex mutex_;
  std::deque<std::string> names_;  // does not move what it holds
  std::unordered_map<std::string_view, std::uint32_t> numbers_;
};

}  // namespace scan::history

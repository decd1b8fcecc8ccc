// Owns what rules read from files are views into.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "policy/rule.h"

namespace scan::policy {

// Moving it leaves all views valid.
class RuleStorage {
 public:
  std::string_view keep(std::string text) { return texts_.emplace_back(std::move(text)); }
  Texts keep(std::vector<std::string_view> list) { return lists_.emplace_back(std::move(list)); }
  std::span<const EntryCondition> keep(std::vector<EntryCondition> list) {
    return entries_.emplace_back(std::move(list));
  }
  std::span<const QueryCondition> keep(std::vector<QueryCondition> list) {
    return queries_.emplace_back(std::move(list));
  }
  std::span<const FileCondition> keep(std::vector<FileCondition> list) {
    return files_.emplace_back(std::move(list));
  }
  std::span<const OptionInfo> keep(std::vector<OptionInfo> list) {
    return options_.emplace_back(std::move(list));
  }
  std::span<const ExampleFile> keep(std::vector<ExampleFile> list) {
    return example_files_.emplace_back(std::move(list));
  }
  std::span<const Example> keep(std::vector<Example> list) {
    return examples_.emplace_back(std::move(list));
  }

 private:
  std::deque<std::string> texts_;
  std::deque<std::vector<std::string_view>> lists_;
  std::deque<std::vector<EntryCondition>> entries_;
  std::deque<std::vector<QueryCondition>> queries_;
  std::deque<std::vector<FileCondition>> files_;
  std::deque<std::vector<OptionInfo>> options_;
  std::deque<std::vector<ExampleFile>> example_files_;
  std::deque<std::vector<Example>> examples_;
};

}  // namespace scan::policy

// The policy rules of one run: the built-in ones, those a user's file adds, and what configuration
// says of each.
#pragma once

#include <deque>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "policy/options.h"
#include "policy/rule.h"
#include "policy/rule_storage.h"

namespace scan::policy {

class RuleSet {
 public:
  explicit RuleSet(std::span<const Rule> builtin) {
    for (const Rule& rule : builtin) rules_.push_back(&rule);
  }

  // Adds the rules of one file. An id that is taken is an error with file:line, as is every mistake
  // in the file.
  Status add_file(std::string_view text, std::string_view name);

  // In the order they were added.
  const std::vector<const Rule*>& rules() const { return rules_; }
  // Null where no rule has this id.
  const Rule* find(std::string_view id) const;
  // The files that were added, as they were given.
  const std::vector<std::string>& added() const { return added_; }

 private:
  std::vector<const Rule*> rules_;
  RuleStorage storage_;
  std::deque<std::vector<Rule>> loaded_;
  std::vector<std::string> added_;
};

// What is set for each rule that configuration names; the others have nothing set.
using Settings = std::map<const Rule*, RuleOptions>;

}  // namespace scan::policy

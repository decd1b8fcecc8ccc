// Reads token rules from TOML (docs/writing-rules.md) and refuses what is not right in every part.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "tokens/rule.h"

namespace scan::tokens {

// Owns the text behind rules that were read from files. Moving it leaves all views valid.
class RuleStorage {
 public:
  std::string_view keep(std::string text);
  std::span<const std::string_view> keep(std::vector<std::string_view> list);
  std::span<const Core> keep(std::vector<Core> list);
  std::span<const Example> keep(std::vector<Example> list);

 private:
  std::deque<std::string> texts_;
  std::deque<std::vector<std::string_view>> lists_;
  std::deque<std::vector<Core>> cores_;
  std::deque<std::vector<Example>> examples_;
};

enum class RuleOrigin { kBuiltIn, kUser };

// The rules of one file, views into `storage`. `name` is the path that errors and the rules' own
// `file` give. A built-in rule must also say where its format is documented. The error is
// "name:line: what is wrong".
Result<std::vector<TokenRule>> load_rules(std::string_view text, std::string_view name,
                                          RuleOrigin origin, RuleStorage& storage);

}  // namespace scan::tokens

// The rules of one run with their databases: the built-in ones and those a user's file adds.
#pragma once

#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "match/core_database.h"
#include "tokens/rule.h"
#include "tokens/rule_cores.h"
#include "tokens/rule_loader.h"

namespace scan::tokens {

// Rules whose cores share a database; core number n of it belongs to rules[rule_of_core[n]].
struct RuleGroup {
  std::span<const TokenRule> rules;
  std::vector<std::uint32_t> rule_of_core;
  match::CoreDatabase database;
};

// Where compiled databases of user rules are kept between runs. An empty folder means nowhere.
struct RuleCache {
  std::string folder;
};

class RuleSet {
 public:
  // The rules that were built in. Falls back to compiling them, which takes seconds, where the
  // embedded database is not of this processor's platform.
  static Result<RuleSet> builtin();

  // No rules at all.
  static RuleSet empty() { return {}; }

  // Adds the rules of one file. An id that is taken is an error with file:line, as is every
  // mistake in the file.
  Status add_file(std::string_view text, std::string_view name, const RuleCache& cache);

  const std::deque<RuleGroup>& groups() const { return groups_; }

  // Prepared for the database of every group; each thread takes a clone. Null where no group is.
  const match::Scratch& scratch() const { return scratch_; }

  // Null where no rule has this id.
  const TokenRule* find(std::string_view id) const;

  // How far around a candidate's end any rule looks, in bytes.
  std::size_t context_bytes() const;

 private:
  RuleStorage storage_;
  std::deque<std::vector<TokenRule>> loaded_;
  std::deque<RuleGroup> groups_;
  match::Scratch scratch_;
};

}  // namespace scan::tokens

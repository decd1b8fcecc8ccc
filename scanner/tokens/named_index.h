// Whose key is it? The rows of the table of names by their aliases.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tokens/named_value.h"
#include "tokens/rule.h"

namespace scan::tokens {

// Immutable after it was made. Views into the rules, which outlive it.
class NamedIndex {
 public:
  explicit NamedIndex(std::span<const TokenRule> rules);

  // The rows, as numbers of rules in the order of the table, whose vendor the name or else what
  // stands around it tells, whose keys have the form of the value, and where the name is one of a
  // key. Checks are the caller's.
  std::vector<std::uint32_t> find(std::string_view content, const NamedValue& named) const;

 private:
  struct Alias {
    std::string_view text;
    std::uint32_t rule;
  };
  struct Mention;

  std::vector<Mention> mentions(std::string_view text) const;
  void add_fitting(const Mention& mention, std::string_view value,
                   std::vector<std::uint32_t>& out) const;

  std::span<const TokenRule> rules_;
  std::vector<Alias> aliases_;  // in order of text
};

}  // namespace scan::tokens

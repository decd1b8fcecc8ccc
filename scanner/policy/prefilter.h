// Which rules a file could break, told by its bytes: a rule names texts (`needs`) without one of
// which it has nothing to say. One pass over the file for the texts of all rules.
//
// The first three bytes of each text, in lower case, are hashed into a table of bits; only where a
// bit is set are texts compared.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "policy/rule.h"

namespace scan::policy {

// Filled once, then read by many threads.
class Prefilter {
 public:
  static constexpr std::size_t kLeastNeed = 3;  // bytes of a text

  // `rule` is the caller's number for it. REQUIRES: every need has kLeastNeed bytes or more, all in
  // lower case.
  void add(std::uint32_t rule, Texts needs);

  // What one file holds.
  class Answer {
   public:
    // True of a rule without needs, and of all rules where letters are written as escapes.
    bool passes(std::uint32_t rule) const;

   private:
    friend class Prefilter;
    const Prefilter* filter_ = nullptr;
    std::vector<bool> found_;  // by need
    bool escaped_ = false;
  };
  Answer ask(std::string_view text) const;

 private:
  static constexpr std::size_t kBits = 13;

  static std::size_t hash(std::uint32_t three_bytes) {
    return (three_bytes * 0x9e3779b1u) >> (32 - kBits);
  }
  void compare(std::string_view text, std::size_t at, std::vector<bool>& found) const;

  struct Need {
    std::string text;
    std::size_t hash;
  };
  std::vector<Need> needs_;                          // each text once
  std::vector<std::vector<std::uint32_t>> of_rule_;  // places in needs_
  std::array<std::vector<std::uint32_t>, 1 << kBits> buckets_;
  std::bitset<1 << kBits> set_;
};

}  // namespace scan::policy

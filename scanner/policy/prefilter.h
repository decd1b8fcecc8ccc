// Which rules a file could break, told by its bytes: a rule names texts (`needs`) without one of
// which it has nothing to say. The texts of all rules that claim a file are looked for in one pass
// over it.
//
// Most files are source code, which is claimed for one text with signs in it (`op:/`). Such a rule
// is answered by a search for the signs, at the speed of memory.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "policy/rule.h"

namespace scan::policy {

// Filled once, then read by many threads.
class Prefilter {
 public:
  static constexpr std::size_t kLeastNeed = 3;  // bytes of a text

  // `rule` is the caller's number for it; the texts outlive the filter. REQUIRES: every need has
  // kLeastNeed bytes or more, all in lower case.
  void add(std::uint32_t rule, Texts needs);

  // What one file holds, asked for rules that claim it. Views all it is made of.
  class Answer {
   public:
    Answer(const Prefilter& filter, std::span<const std::uint32_t> rules, std::string_view text);

    // True of a rule without needs, and of all rules where letters are written as escapes.
    // REQUIRES: `rule` is one of the rules.
    bool passes(std::uint32_t rule);

   private:
    enum class State : std::uint8_t { kUnknown, kWanted, kFound };

    void look();
    void compare(std::size_t at);

    const Prefilter& filter_;
    std::span<const std::uint32_t> rules_;
    std::string_view text_;
    bool escaped_ = false;
    std::vector<State> state_;  // by need; empty before look()
  };

 private:
  static constexpr std::size_t kBits = 12;

  // Of the first three of the four bytes at `at`, as if all letters were in lower case.
  static std::size_t hash(const char* at);

  struct Need {
    std::string_view text;
    std::size_t rarest;  // where the three bytes stand that it is looked for by
    std::size_t signs;   // where the first two bytes stand that are no letters; npos: nowhere
  };
  std::vector<Need> needs_;                                 // each text once
  std::vector<std::vector<std::uint32_t>> of_rule_;         // places in needs_
  std::vector<std::vector<std::uint32_t>> buckets_ = {{}};  // places in needs_; the first is empty
  std::array<std::uint8_t, 1 << kBits> bucket_{};           // by hash: a place in buckets_
};

}  // namespace scan::policy

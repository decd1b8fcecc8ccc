// The masks of each block tell every run exactly; nothing else is looked at byte by byte. Entry
// point: find_sites.
#include "decode/sites.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "decode/byte_masks.h"
#include "decode/escape.h"

namespace scan::decode {
namespace {

// The first places of runs of kLeastRun bits.
std::uint64_t long_runs(std::uint64_t mask) {
  const std::uint64_t two = mask & (mask >> 1);
  const std::uint64_t four = two & (two >> 2);
  const std::uint64_t eight = four & (four >> 4);
  return eight & (eight >> 8) & (eight >> 16);
}
static_assert(kLeastRun == 24);

class Search {
 public:
  Search(std::string_view text, Sites& out) : text_(text), out_(out) {}

  void run() {
    std::size_t at = 0;
    for (; at + kMaskedBytes <= text_.size(); at += kMaskedBytes) look_at(at, text_.data() + at);
    if (at == text_.size()) return;
    std::array<char, kMaskedBytes> rest{};
    std::memcpy(rest.data(), text_.data() + at, text_.size() - at);
    look_at(at, rest.data());
  }

 private:
  void look_at(std::size_t at, const char* block) {
    const RoughMasks masks = rough_masks(block);
    const auto first = static_cast<std::size_t>(std::countr_one(masks.run));
    if (long_runs(masks.run) != 0 || before_ + first >= kLeastRun) look_for_runs(at, block);
    before_ = static_cast<std::size_t>(std::countl_one(masks.run));
    if (masks.escape) look_for_escapes(at, block);
  }

  // Runs that end in the block, or go on after it.
  void look_for_runs(std::size_t at, const char* block) {
    const std::uint64_t mask = run_mask(block);
    if ((mask & 1) != 0) {
      std::size_t begin = at;
      while (begin > done_ && at - begin < kLeastRun && is_run_byte(text_[begin - 1])) --begin;
      if (at - begin + static_cast<std::size_t>(std::countr_one(mask)) >= kLeastRun) add_run(begin);
    }
    for (std::uint64_t runs = long_runs(mask); runs != 0; runs &= runs - 1) {
      add_run(at + static_cast<std::size_t>(std::countr_zero(runs)));
    }
  }

  void look_for_escapes(std::size_t at, const char* block) {
    for (std::uint64_t mask = escape_mask(block); mask != 0; mask &= mask - 1) {
      const std::size_t escape = at + static_cast<std::size_t>(std::countr_zero(mask));
      if (is_telling_escape(text_, escape)) out_.escapes.push_back(escape);
    }
  }

  // The run that begins at `at`, if it is new.
  void add_run(std::size_t at) {
    if (at < done_) return;
    done_ = at + kLeastRun;
    while (done_ < text_.size() && is_run_byte(text_[done_])) ++done_;
    out_.runs.push_back({at, done_});
  }

  std::string_view text_;
  Sites& out_;
  std::size_t done_ = 0;    // runs that begin before are known
  std::size_t before_ = 0;  // bytes at the end of the last block that may be run bytes
};

}  // namespace

bool is_run_byte(char c) { return has_class(c, kRunByte); }
bool is_hex_byte(char c) { return has_class(c, kHexByte); }

void find_sites(std::string_view text, Sites& out) {
  out.runs.clear();
  out.escapes.clear();
  Search(text, out).run();
}

}  // namespace scan::decode

// The masks of each block tell every run exactly; nothing else is looked at byte by byte. Entry
// point: find_sites.
#include "decode/sites.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "decode/byte_masks.h"
#include "decode/encoded_run.h"
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

// The run of bits of `mask` that begins at `first`.
std::uint64_t mask_run(std::uint64_t mask, int first) {
  const int size = std::countr_one(mask >> first);
  return (size == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << size) - 1) << first;
}

class Search {
 public:
  Search(std::string_view text, Sites& out) : text_(text), out_(out) {}

  void run() {
    std::size_t at = 0;
    while (at + kBlockBytes <= text_.size()) {
      const std::size_t blocks = std::min(kMarkedBlocks, (text_.size() - at) / kBlockBytes);
      look_at(at, text_.data() + at, blocks);
      at += blocks * kBlockBytes;
    }
    if (at == text_.size()) return;
    std::array<char, kBlockBytes> rest{};
    std::memcpy(rest.data(), text_.data() + at, text_.size() - at);
    look_at(at, rest.data(), 1);
  }

 private:
  void look_at(std::size_t at, const char* bytes, std::size_t blocks) {
    Marks marks;
    mark_blocks(bytes, blocks, marks);
    std::size_t before = before_;
    for (std::size_t i = 0; i < blocks; ++i) {
      const std::uint64_t rough = marks.rough[i];
      const auto first = static_cast<std::size_t>(std::countr_one(rough));
      if (long_runs(rough) != 0 || before + first >= kLeastRun) {
        look_for_runs(at + i * kBlockBytes, bytes + i * kBlockBytes);
      }
      before = static_cast<std::size_t>(std::countl_one(rough));
    }
    before_ = before;
    for (; marks.escapes != 0; marks.escapes &= marks.escapes - 1) {
      const auto i = static_cast<std::size_t>(std::countr_zero(marks.escapes));
      look_for_escapes(at + i * kBlockBytes, bytes + i * kBlockBytes);
    }
  }

  // Runs that reach into the block or begin in it.
  void look_for_runs(std::size_t at, const char* block) {
    const std::uint64_t mask = run_mask(block);
    std::uint64_t runs = long_runs(mask);
    if (const std::size_t carried = (mask & 1) != 0 ? run_before(at) : 0; carried > 0) {
      const std::size_t reach = carried + static_cast<std::size_t>(std::countr_one(mask));
      const bool known = carried == kBlockBytes;  // told with the block before, or not worth it
      if (reach >= kLeastRun && !known && is_mixed(at - carried)) {
        add_run(at - carried);
      }
      runs &= ~mask_run(mask, 0);
    }
    if (runs == 0) return;
    const std::uint64_t mixed = mixed_mask(block);
    constexpr std::uint64_t kWindow = (std::uint64_t{1} << kLeastRun) - 1;
    while (runs != 0) {
      const int first = std::countr_zero(runs);
      if (((mixed >> first) & kWindow) != 0) add_run(at + static_cast<std::size_t>(first));
      runs &= ~(mask_run(mask, first) | (std::uint64_t{1} << first));
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
    if (at < done_ || (at > 0 && !may_hold_text(text_, at))) return;
    done_ = run_end(text_, at + kLeastRun);
    out_.runs.push_back({at, done_});
  }

  // How many run bytes stand before the block at `at`; of a longer run no more than are in the
  // block before, as that one was told then.
  std::size_t run_before(std::size_t at) const {
    if (at == 0) return 0;
    return static_cast<std::size_t>(std::countl_one(run_mask(text_.data() + at - kBlockBytes)));
  }

  bool is_mixed(std::size_t at) const {
    const std::string_view first = text_.substr(at, kLeastRun);
    return std::any_of(first.begin(), first.end(), [](char c) { return has_class(c, kMixedByte); });
  }

  std::string_view text_;
  Sites& out_;
  std::size_t done_ = 0;    // runs that begin before are known
  std::size_t before_ = 0;  // bytes at the end of the last block that may be run bytes
};

}  // namespace

bool is_run_byte(char c) { return has_class(c, kRunByte); }
bool is_hex_byte(char c) { return has_class(c, kHexByte); }

std::size_t run_end(std::string_view text, std::size_t at) {
  while (at + kBlockBytes <= text.size()) {
    const auto more = static_cast<std::size_t>(std::countr_one(run_mask(text.data() + at)));
    at += more;
    if (more < kBlockBytes) return at;
  }
  while (at < text.size() && is_run_byte(text[at])) ++at;
  return at;
}

void find_sites(std::string_view text, Sites& out) {
  out.runs.clear();
  out.escapes.clear();
  Search(text, out).run();
}

}  // namespace scan::decode

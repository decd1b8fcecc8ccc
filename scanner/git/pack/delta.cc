// The two readers of a delta: one that only checks, one that builds.
#include "git/pack/delta.h"

#include <cstring>

namespace scan::git {
namespace {

constexpr std::uint8_t kCopy = 0x80;
constexpr std::uint64_t kDefaultCopySize = 0x10000;

// One copy (from the base) or insertion (of the delta's own bytes).
struct Instruction {
  bool copy = false;
  std::uint64_t offset = 0;  // in the base, or in the delta
  std::uint64_t size = 0;
};

class DeltaReader {
 public:
  explicit DeltaReader(std::string_view delta)
      : begin_(reinterpret_cast<const std::uint8_t*>(delta.data())),
        at_(begin_),
        end_(begin_ + delta.size()) {}

  bool read_size(std::uint64_t& size) {
    size = 0;
    for (unsigned shift = 0; shift <= 57 && at_ < end_; shift += 7) {
      const std::uint8_t byte = *at_++;
      size |= std::uint64_t{byte & 0x7fU} << shift;
      if ((byte & 0x80U) == 0) return true;
    }
    return false;
  }

  bool at_end() const { return at_ == end_; }

  // False where the delta ends within an instruction or has one that git does not know.
  bool next(Instruction& out) {
    const std::uint8_t code = *at_++;
    if ((code & kCopy) != 0) return next_copy(code, out);
    if (code == 0 || static_cast<std::size_t>(end_ - at_) < code) return false;
    out = {false, static_cast<std::uint64_t>(at_ - begin_), code};
    at_ += code;
    return true;
  }

 private:
  // Bits 0 to 3 tell which bytes of the offset follow, bits 4 to 6 which of the size.
  bool next_copy(std::uint8_t code, Instruction& out) {
    out = {true, 0, 0};
    for (unsigned i = 0; i < 7; ++i) {
      if ((code >> i & 1U) == 0) continue;
      if (at_ == end_) return false;
      const std::uint64_t byte = *at_++;
      if (i < 4) {
        out.offset |= byte << 8 * i;
      } else {
        out.size |= byte << 8 * (i - 4);
      }
    }
    if (out.size == 0) out.size = kDefaultCopySize;
    return true;
  }

  const std::uint8_t* begin_;
  const std::uint8_t* at_;
  const std::uint8_t* end_;
};

// More runs than this are not told of, which makes what they copy count as new: a delta of nothing
// but tiny copies would else need twelve times its size to describe.
constexpr std::size_t kMostRuns = std::size_t{1} << 20;

void add_run(std::vector<CopiedRun>& runs, const CopiedRun& run) {
  if (!runs.empty() && runs.back().end() == run.begin &&
      runs.back().base_begin + runs.back().size == run.base_begin) {
    runs.back().size += run.size;
  } else if (runs.size() < kMostRuns) {
    runs.push_back(run);
  }
}

}  // namespace

std::optional<std::uint64_t> delta_result_size(std::string_view delta, std::uint64_t base_size) {
  DeltaReader reader(delta);
  std::uint64_t expected_base = 0;
  std::uint64_t result = 0;
  if (!reader.read_size(expected_base) || !reader.read_size(result)) return std::nullopt;
  if (expected_base != base_size) return std::nullopt;
  std::uint64_t sum = 0;
  while (!reader.at_end()) {
    Instruction each;
    if (!reader.next(each)) return std::nullopt;
    if (each.copy && (each.offset > base_size || each.size > base_size - each.offset)) {
      return std::nullopt;
    }
    sum += each.size;
  }
  if (sum != result) return std::nullopt;
  return result;
}

void apply_delta(std::string_view base, std::string_view delta, Buffer& out,
                 std::vector<CopiedRun>& runs) {
  runs.clear();
  DeltaReader reader(delta);
  std::uint64_t base_size = 0;
  std::uint64_t result = 0;
  if (!reader.read_size(base_size) || !reader.read_size(result)) return;
  out.reset(result);
  char* to = out.data();
  std::uint64_t at = 0;
  Instruction each;
  while (!reader.at_end() && reader.next(each)) {
    if (each.copy) {
      std::memcpy(to + at, base.data() + each.offset, each.size);
      add_run(runs, {at, each.offset, each.size});
    } else {
      std::memcpy(to + at, delta.data() + each.offset, each.size);
    }
    at += each.size;
  }
}

}  // namespace scan::git

// Checkpoints tell where in a base an entry begins.
#include "history/tree_parse.h"

#include <algorithm>

namespace scan::history {
namespace {

// Every so many bytes of a tree it is noted that an entry begins there.
constexpr std::uint32_t kBetweenCheckpoints = 256;
// Copied runs of fewer bytes are parsed: finding their entries in the base costs more.
constexpr std::uint64_t kLeastRun = 600;

}  // namespace

void TreeParse::version(const KeptTree& base, std::span<const CopiedRun> copied) {
  for (const CopiedRun& run : copied) {
    if (run.size < kLeastRun || broken_) continue;
    take_over(run, base);
  }
  whole();
}

// Parses up to the first entry that begins at `stop` or after it.
void TreeParse::parse_to(std::uint64_t stop) {
  git::TreeReader reader(bytes_.substr(at_), id_size_);
  while (at_ < stop && !broken_) {
    if (out_.checkpoints.empty() || at_ >= out_.checkpoints.back() + kBetweenCheckpoints) {
      out_.checkpoints.push_back(at_);
    }
    git::TreeEntry entry;
    if (!reader.next(entry)) {
      broken_ = reader.broken();
      at_ = static_cast<std::uint32_t>(bytes_.size());
      return;
    }
    TreeEdge edge;
    if (keeper_.keep(entry, edge)) out_.entries.push_back({at_, edge});
    at_ = static_cast<std::uint32_t>(reinterpret_cast<const char*>(entry.id) - bytes_.data() +
                                     static_cast<std::ptrdiff_t>(id_size_));
  }
}

// Parses up to a place inside the run where an entry begins in both trees; from there on the
// entries of the base are those of this tree, as long as they end inside the run.
void TreeParse::take_over(const CopiedRun& run, const KeptTree& base) {
  parse_to(run.begin);
  const std::uint64_t base_end = run.base_begin + run.size;
  auto first = base.checkpoints.begin();
  for (;;) {
    if (broken_ || at_ >= run.end()) return;
    first = std::lower_bound(first, base.checkpoints.end(), at_ - run.begin + run.base_begin);
    if (first == base.checkpoints.end() || *first >= base_end) return;
    const std::uint64_t target = *first - run.base_begin + run.begin;
    parse_to(target);
    if (at_ == target) break;
  }
  const auto last = std::upper_bound(first, base.checkpoints.end(), base_end) - 1;
  if (last <= first) return;
  const auto here = [&](std::uint32_t in_base) {
    return static_cast<std::uint32_t>(in_base - run.base_begin + run.begin);
  };
  auto entry = std::lower_bound(
      base.entries.begin(), base.entries.end(), *first,
      [](const KeptTree::Entry& each, std::uint32_t offset) { return each.offset < offset; });
  for (; entry != base.entries.end() && entry->offset < *last; ++entry) {
    out_.entries.push_back({here(entry->offset), entry->edge});
  }
  for (auto each = first; each != last; ++each) out_.checkpoints.push_back(here(*each));
  at_ = here(*last);
}

}  // namespace scan::history

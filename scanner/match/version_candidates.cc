// The two halves of the law: which ends are carried, and scanning the others.
#include "match/version_candidates.h"

#include <algorithm>

namespace scan::match {
namespace {

constexpr std::uint64_t kAfter = 2;

}  // namespace

std::vector<CarriedEnds> carried_ends(std::uint64_t content_size, const Derivation& from,
                                      std::size_t core_width) {
  const std::uint64_t before = core_width + 1;
  std::vector<CarriedEnds> carried;
  for (const CopiedRun& run : from.copied) {
    const bool at_begin = run.begin == 0 && run.base_begin == 0;
    const bool at_end = run.end() == content_size && run.base_begin + run.size == from.base_size;
    const std::uint64_t first = at_begin ? 0 : run.begin + before;
    const std::uint64_t last = at_end ? content_size : run.end() - std::min(run.end(), kAfter);
    // A narrow gap between two windows costs more than reading across it.
    if (last < first + before + kAfter) continue;
    carried.push_back({first, last, first - run.begin + run.base_begin});
  }
  return carried;
}

std::vector<CarriedEnds> unchanged_ends(std::uint64_t content_size, const Derivation& from,
                                        std::size_t radius) {
  std::vector<CarriedEnds> unchanged;
  for (const CopiedRun& run : from.copied) {
    const bool at_begin = run.begin == 0 && run.base_begin == 0;
    const bool at_end = run.end() == content_size && run.base_begin + run.size == from.base_size;
    const std::uint64_t first = at_begin ? 0 : run.begin + radius;
    const std::uint64_t last = at_end ? content_size : run.end() - std::min(run.end(), radius);
    if (last >= first) unchanged.push_back({first, last, first - run.begin + run.base_begin});
  }
  return unchanged;
}

Status find_new_candidates(const CoreDatabase& database, const Scratch& scratch,
                           std::string_view content, std::span<const CarriedEnds> carried,
                           std::size_t core_width, std::vector<Candidate>& out,
                           std::uint64_t& scanned) {
  const std::uint64_t before = core_width + 1;
  std::vector<Candidate>::size_type kept = out.size();
  // Finds the candidates that end in [first, last].
  const auto find_between = [&](std::uint64_t first, std::uint64_t last) -> Status {
    const std::uint64_t begin = first - std::min(first, before);
    const std::uint64_t end = std::min<std::uint64_t>(content.size(), last + kAfter);
    if (end <= begin) return {};
    scanned += end - begin;
    Status status = find_candidates(database, scratch, content.substr(begin, end - begin), out);
    for (std::size_t i = kept; i < out.size(); ++i) {
      Candidate candidate = out[i];
      candidate.end += begin;
      if (candidate.end >= first && candidate.end <= last) out[kept++] = candidate;
    }
    out.resize(kept);
    return status;
  };
  std::uint64_t next = 0;
  for (const CarriedEnds& each : carried) {
    if (each.first > next) {
      if (Status status = find_between(next, each.first - 1); !status) return status;
    }
    next = each.last + 1;
  }
  return next <= content.size() ? find_between(next, content.size()) : Status();
}

}  // namespace scan::match

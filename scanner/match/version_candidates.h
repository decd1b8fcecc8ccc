// The delta law: candidates of a content that was made of an older one, without reading what was
// copied.
//
// With M the largest core width, whether a core ends at `end` depends on the bytes
// [end - M - 1, end + 2) and on whether the content begins or ends there: `\b` and `^` look one
// byte back, `$` past a final newline. A candidate is carried over from the older content where
// that interval lies in one copied run; every other end is scanned, with M + 1 bytes before it and
// 2 after, and hits that end elsewhere are dropped. Each end is either carried or scanned, never
// both, so the result equals that of scanning the whole content: tests/differential/ holds it to
// that. It needs cores that do not match the empty string and have no SINGLEMATCH, PREFILTER, UTF8,
// UCP or offset limits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/copied_run.h"
#include "base/result.h"
#include "base/span.h"
#include "match/core_database.h"

namespace scan::match {

// How one content came from another.
struct Derivation {
  std::uint64_t base_size = 0;        // bytes
  std::span<const CopiedRun> copied;  // in order of place; runs that go on in both are joined
};

// The ends [first, last] of candidates which are the same in base and content, `first_in_base`
// being where they begin in the base.
struct CarriedEnds {
  std::uint64_t first = 0;
  std::uint64_t last = 0;
  std::uint64_t first_in_base = 0;
};

// In order and apart from each other. Ends that would save less than they cost are left out.
std::vector<CarriedEnds> carried_ends(std::uint64_t content_size, const Derivation& from,
                                      std::size_t core_width);

// The ends around which nothing changed for `radius` bytes to both sides, or up to where both
// contents begin or end. In order and apart from each other.
std::vector<CarriedEnds> unchanged_ends(std::uint64_t content_size, const Derivation& from,
                                        std::size_t radius);

// Appends every candidate whose end is in none of `carried`, in no particular order, possibly more
// than once; `scanned` grows by the bytes that were read. REQUIRES: as find_candidates.
Status find_new_candidates(const CoreDatabase& database, const Scratch& scratch,
                           std::string_view content, std::span<const CarriedEnds> carried,
                           std::size_t core_width, std::vector<Candidate>& out,
                           std::uint64_t& scanned);

}  // namespace scan::match

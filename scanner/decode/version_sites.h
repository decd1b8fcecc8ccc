// The delta law for sites: what a content that was made of an older one could hide, without reading
// what was copied.
//
// Whether a run or an escape at a place is a site depends on kSiteBefore bytes before it and
// kSiteAfter bytes from it on, and on whether the content begins or ends there. Where all of them
// lie in one copied run the answer is the older content's; every other place is looked at. So the
// result is that of find_sites over the whole content, to which tests/unit/decode/ holds it. Entry
// point: find_version_sites.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "base/copied_run.h"
#include "decode/sites.h"

namespace scan::decode {

inline constexpr std::uint64_t kSiteBefore = 32;
inline constexpr std::uint64_t kSiteAfter = 128;

// The older content.
struct SitesOfBase {
  std::uint64_t size = 0;             // bytes
  std::span<const CopiedRun> copied;  // from it, in order of place
  const Sites& sites;
};

// Fills `out`, which is cleared first and is not `base.sites`.
void find_version_sites(std::string_view text, const SitesOfBase& base, Sites& out);

}  // namespace scan::decode

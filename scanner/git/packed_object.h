// Reads one object of a pack: its chain of deltas down to a whole object, then up again.
//
// For a few objects; all of a pack are read by pack/delta_walk.h. Nothing here is recursive, and
// what a hostile pack can ask for (memory, work, an endless chain) is bounded.
#pragma once

#include <cstdint>
#include <memory>

#include "git/base_cache.h"
#include "git/object_content.h"
#include "git/pack/pack.h"

namespace scan::git {

// The object at `position` of the pack's index: kRead, kCorrupt, or kTooLarge where it, or what it
// is made of, is larger than is read at once. Bases must be in the same pack, as they are in every
// pack on disk. REQUIRES: position < pack->index().size().
ObjectContent read_packed(const std::shared_ptr<const Pack>& pack, std::uint32_t position,
                          std::uint64_t max_bytes, BaseCache& cache);

// The same without the content: nothing is rebuilt, and of deltas only the beginning inflated.
ObjectHeader read_packed_header(const Pack& pack, std::uint32_t position);

}  // namespace scan::git

// Rebuilds an object from its base and a delta (gitformat-pack.txt, "Deltified representation"):
// the sizes of base and result, then instructions that copy from the base or insert what they hold.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/buffer.h"
#include "base/copied_run.h"

namespace scan::git {

// The size that `delta` makes of a base of `base_size` bytes; nothing where it is for another base
// or its instructions do not hold: a copy out of the base, a wrong sum, a cut end. Cheap: nothing
// is copied.
std::optional<std::uint64_t> delta_result_size(std::string_view delta, std::uint64_t base_size);

// Makes `out` the result, and `runs` what of it was copied: in order, runs that go on in both
// contents joined, the first million of them. REQUIRES: delta_result_size(delta, base.size()) gave a size.
void apply_delta(std::string_view base, std::string_view delta, Buffer& out,
                 std::vector<CopiedRun>& runs);

}  // namespace scan::git

// What a staged change takes away: a secret that leaves the files stays in the history, and is
// leaked until it is reissued. The other half of rule secret-removed-not-rotated, for which the old
// side of the change must be read.
#pragma once

#include "engine/scan_state.h"
#include "source/staged.h"

namespace scan::engine {

// Tells of each token in the old side of a changed file that no file of the index holds any more.
// Does nothing where the rule is off. REQUIRES: the policy of `scan` has begun; no worker is
// running.
void tell_removed_secrets(ScanState& scan, const StagedSource& source,
                          const git::Repository& repository);

}  // namespace scan::engine

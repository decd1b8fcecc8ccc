// Credentials of two halves, an id and a secret, are one finding: that of the secret.
#pragma once

#include <vector>

#include "tokens/scanner.h"

namespace scan::tokens {

// An id within this many bytes of a secret whose rule names it as its other half belongs to it.
inline constexpr std::size_t kPairRadius = 400;

// Takes every such id into its nearest secret's match: the id's rule among `also`, its place in
// `beside`, its notes behind the secret's. An id without a secret near it stays, as a secret
// without an id does. `matches` are in order of place and disjoint; so is the result.
std::vector<TokenMatch> pair_up(std::vector<TokenMatch> matches);

}  // namespace scan::tokens

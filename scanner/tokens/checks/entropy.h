// The check `entropy` of a rule.
#pragma once

#include <string_view>

namespace scan::tokens {

// Shannon entropy of the bytes' own frequencies, in bits a byte; 0 for an empty text. N random
// characters stay well under log2 of their alphabet: 32 of hex come to about 3.6, not 4.
double shannon_entropy(std::string_view text);

}  // namespace scan::tokens

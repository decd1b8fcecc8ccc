// What names a finding in baselines and reports, and survives moved lines.
//
// Anybody may read a fingerprint, so it must not help to guess the secret. The digest of a random
// token tells nothing; the digest of a password is the password to whoever tries a list of them.
// So a weak secret gets so few bits that many passwords of any list share its fingerprint, and the
// path takes part so that two files do not tell on each other.
#pragma once

#include <string>
#include <string_view>

#include "base/sha256.h"

namespace scan {

// Bits of a weak fingerprint. Of ten million common passwords 38 on average share one value: fewer
// than ten is a chance of one in ten million. With 20 bits the average would be 9.5.
inline constexpr unsigned kWeakBits = 18;

// Length times Shannon entropy: how many bits the text holds if its characters are independent.
double entropy_bits(std::string_view text);

// False for what people chose and for what holds less than 60 bits.
bool is_strong(std::string_view secret, bool chosen);

// "s1-" and 32 hexadecimal digits. The same wherever the secret stands, for all rules of a family.
// REQUIRES: is_strong.
std::string strong_fingerprint(std::string_view family, std::string_view secret);

// "w1-" and 5 hexadecimal digits. Changes when the file is renamed.
std::string weak_fingerprint(std::string_view rule, std::string_view path, std::string_view secret);

// "p1-" and 32 hexadecimal digits, for a finding without a secret: what stands at a key path.
std::string place_fingerprint(std::string_view rule, std::string_view path,
                              std::string_view key_path, std::string_view text);

// The strong or the weak one, as the secret asks for.
std::string secret_fingerprint(std::string_view rule, std::string_view family,
                               std::string_view path, std::string_view secret, bool chosen);

// Tells secrets of a rule apart within one run. Never printed: it is the full digest.
Sha256 identity_of(std::string_view rule, std::string_view secret);

}  // namespace scan

// Makers of samples: texts that satisfy the checks of tokens/checks/ and open nothing.
//
// A maker takes what stands behind the first colon of its placeholder, e.g. "ghp" of
// `{{github:ghp}}`, and fails on an argument that it does not know.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "tokens/samples/random.h"

namespace scan::tokens {

struct SampleKind {
  std::string_view name;
  Result<std::string> (*make)(std::string_view argument, Random& random);
};

// Static storage.
std::span<const SampleKind> text_samples();      // text_samples.cc: alphabets, base64, UUIDs
std::span<const SampleKind> checksum_samples();  // checksum_samples.cc: one for each checksum
std::span<const SampleKind> decode_samples();    // decode_samples.cc: JWT, age, PyPI …
std::span<const SampleKind> wallet_samples();    // wallet_samples.cc: seed phrases and the like
std::span<const SampleKind> key_samples();       // key_samples.cc: private key blocks

}  // namespace scan::tokens

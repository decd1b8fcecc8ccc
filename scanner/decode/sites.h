// Where in a text something encoded could stand: runs of base64 or hex digits, and escapes.
//
// This pass reads every byte of every file, so it is made to cost next to nothing: the bytes are
// sorted 64 at once into bit masks (byte_masks.h), of which a few shifts tell every run that is
// long enough. The plain twin in tests/unit/decode/sites_test.cc looks at each byte.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace scan::decode {

// Shorter runs are not looked at: 24 digits of base64 are 18 bytes, and a provider's token is
// longer.
inline constexpr std::size_t kLeastRun = 24;

// Bytes of the alphabets of base64, base64url and hex.
bool is_run_byte(char c);
bool is_hex_byte(char c);

struct Sites {
  // Longest runs of run bytes, at least kLeastRun long, in order; none without a capital letter or
  // a digit among its first kLeastRun bytes: base64 of a text has them, words and paths do not.
  std::vector<Span> runs;
  std::vector<std::size_t> escapes;  // of `\u00XX`, `\xXX`, `%XX`, `\/`, `\n` before a long word
  bool empty() const { return runs.empty() && escapes.empty(); }
};

// Where the run bytes end that stand at `at`. REQUIRES: at <= text.size().
std::size_t run_end(std::string_view text, std::size_t at);

// Fills `out`, which is cleared first.
void find_sites(std::string_view text, Sites& out);

}  // namespace scan::decode
